import type { MerchantId, SkuId, StoreId } from '#kernel';
import type { Stock, StockLine } from '#modules/inventory';
import type { Component } from '../domain/product.ts';
import type { Shelf } from './shelf.ts';

/**
 * Stock as a shop window shows it: a bundle has none of its own, it can be sold as often as its scarcest
 * component allows (CAT-11), and what a store marked as used up for today is not there (估清, CAT-08). A promise to
 * look, not to sell: selling reserves the components themselves, and an offer says why it is refused.
 */
export function bundleStock(stock: Stock, shelf: Pick<Shelf, 'components' | 'soldOutToday'>): Stock {
  async function withParts(merchantId: MerchantId, skuIds: readonly SkuId[]) {
    const bundles = await shelf.components(merchantId, skuIds);
    const parts = [...bundles.values()].flat().map(({ skuId }) => skuId);
    return { bundles, asked: bundles.size === 0 ? skuIds : [...new Set([...skuIds, ...parts])] };
  }

  return {
    ...stock,
    async at(merchantId, storeId, skuIds) {
      const { bundles, asked } = await withParts(merchantId, skuIds);
      const [pieces, isUsedUp] = await Promise.all([
        stock.at(merchantId, storeId, asked),
        shelf.soldOutToday(merchantId),
      ]);
      const left = (skuId: SkuId) => (isUsedUp(storeId, skuId) ? 0 : (pieces.get(skuId) ?? 0));
      return new Map(
        skuIds.map((skuId) => {
          const parts = isUsedUp(storeId, skuId) ? undefined : bundles.get(skuId);
          return [skuId, parts === undefined ? left(skuId) : makes(parts, left)];
        }),
      );
    },
    async everywhere(merchantId, skuIds) {
      const { bundles, asked } = await withParts(merchantId, skuIds);
      const [all, isUsedUp] = await Promise.all([
        stock.everywhere(merchantId, asked),
        shelf.soldOutToday(merchantId),
      ]);
      const left = (line: StockLine) =>
        isUsedUp(line.storeId, line.skuId) ? { ...line, quantity: 0 } : line;
      const lines = all.map(left);
      if (bundles.size === 0) return lines;
      const wanted = new Set(skuIds);
      const loose = lines.filter(({ skuId }) => wanted.has(skuId) && !bundles.has(skuId));
      return [...loose, ...bundled(bundles, lines).map(left)];
    },
  };
}

function bundled(
  bundles: ReadonlyMap<SkuId, readonly Component[]>,
  lines: readonly StockLine[],
): StockLine[] {
  const byStore = new Map<StoreId, Map<SkuId, number>>();
  for (const { storeId, skuId, quantity } of lines) {
    const there = byStore.get(storeId) ?? new Map<SkuId, number>();
    byStore.set(storeId, there.set(skuId, quantity));
  }
  return [...bundles].flatMap(([skuId, parts]) =>
    [...byStore].map(([storeId, pieces]) => ({
      skuId,
      storeId,
      quantity: makes(parts, (part) => pieces.get(part) ?? 0),
    })),
  );
}

/** How many bundles these pieces make. */
function makes(parts: readonly Component[], pieces: (skuId: SkuId) => number): number {
  return Math.min(...parts.map(({ skuId, quantity }) => Math.floor(pieces(skuId) / quantity)));
}
