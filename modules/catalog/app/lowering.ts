import type { Fen, SkuId } from '#kernel';
import type { PromotionLabel } from '../tokens.ts';

/** A price for a time that is not below what is asked anyway, or of something that cannot be had, is no news. */
export function lowering(
  labels: readonly PromotionLabel[],
  asked: ReadonlyMap<SkuId, Fen>,
): readonly PromotionLabel[] {
  if (labels.length === 0) return labels;
  return labels.flatMap((label) => {
    if (label.kind !== 'limited_price') return [label];
    const prices = label.prices.filter(({ skuId, priceFen }) => priceFen < (asked.get(skuId) ?? 0));
    return prices.length === 0 ? [] : [{ ...label, prices }];
  });
}

/** Articles whose price has to be known before their labels can be told. */
export function limitedSkus(labels: readonly PromotionLabel[]): readonly SkuId[] {
  return [...new Set(labels.flatMap(({ prices }) => prices.map(({ skuId }) => skuId)))];
}
