import type { SkuId } from '#kernel';
import { type OrderGroup, PARCELS_PER_ORDER_MAX, type PieceCount } from './order.ts';

/** Pieces of one article in one store's part of an order, all of its lines together. */
export interface PartPieces {
  readonly skuId: SkuId;
  readonly bought: number;
  /** Asked back, or back already. */
  readonly asked: number;
  readonly refunded: number;
}

type Gone = ReadonlyMap<SkuId, number>;

/** What is still in the house: neither given back nor gone (部分提货 FUL-01, 拆单发货 ORD-04). */
export function piecesLeft(pieces: readonly PartPieces[], gone: Gone): readonly PieceCount[] {
  return pieces
    .map(({ skuId, bought, refunded }) => ({ skuId, quantity: bought - refunded - (gone.get(skuId) ?? 0) }))
    .filter(({ quantity }) => quantity > 0);
}

/** Nothing of the part waits in the house any more: every piece is in her hands or on its way, or was given back. */
export function isHandedOut(pieces: readonly PartPieces[], gone: Gone): boolean {
  return piecesLeft(pieces, gone).length === 0;
}

const SENDS_NOTHING: ReadonlySet<OrderGroup['state']> = new Set(['CANCELLED', 'REFUNDED']);

/**
 * Whether a part may leave in one parcel more and have another for what is left after it. Each part that has not left yet
 * keeps one of the order's parcels for its last pieces, so that those are never refused.
 */
export function hasParcelToSpare(groups: readonly OrderGroup[]): boolean {
  const kept = groups
    .filter(({ fulfilment, state }) => fulfilment.type === 'delivery' && !SENDS_NOTHING.has(state))
    .map(({ state, parcels }) => Math.max(1, parcels.length + (state === 'PREPARING' ? 1 : 0)));
  return kept.reduce((sum, count) => sum + count, 1) <= PARCELS_PER_ORDER_MAX;
}
