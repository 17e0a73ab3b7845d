import type { SkuId } from '#kernel';

/** Pieces of one article in one store's part of an order, all of its lines together. */
export interface PartPieces {
  readonly skuId: SkuId;
  readonly bought: number;
  /** Asked back, or back already. */
  readonly asked: number;
  readonly refunded: number;
}

/** Nothing of the part waits at the counter any more: every piece is in her hands, or was given back (部分提货, FUL-01). */
export function isHandedOut(pieces: readonly PartPieces[], taken: ReadonlyMap<SkuId, number>): boolean {
  return pieces.every(({ skuId, bought, refunded }) => refunded + (taken.get(skuId) ?? 0) >= bought);
}
