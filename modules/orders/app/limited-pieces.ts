import type { SkuId } from '#kernel';
import type { Quote } from '#modules/pricing';

export interface LimitedPiece {
  readonly promotionId: string;
  readonly skuId: SkuId;
  readonly quantity: number;
}

/** Pieces that a quote priced by a time-limited promotion (MKT-10): they count against what one member may have. */
export function limitedPieces({ groups }: Pick<Quote, 'groups'>): readonly LimitedPiece[] {
  const counted = new Map<string, LimitedPiece>();
  for (const { skuId, quantity: all, shares } of groups.flatMap(({ lines }) => lines))
    for (const { source, pieces = all } of shares) {
      if (source.kind !== 'time_limited') continue;
      const key = `${source.id} ${skuId}`;
      const quantity = (counted.get(key)?.quantity ?? 0) + pieces;
      counted.set(key, { promotionId: source.id, skuId, quantity });
    }
  return [...counted.values()];
}
