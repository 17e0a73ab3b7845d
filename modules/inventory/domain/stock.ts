import { type EpochMs, invariant, type MerchantId, type SkuId, type StoreId } from '#kernel';

/** Pieces of one article at one store. */
export interface StockLine {
  readonly skuId: SkuId;
  readonly storeId: StoreId;
  readonly quantity: number;
}

/** Goods held for one order until it is paid (commit), given up (release) or forgotten (expiry). */
export interface Reservation {
  readonly merchantId: MerchantId;
  readonly reservationId: string;
  readonly lines: readonly StockLine[];
  readonly expiresAt: EpochMs;
}

/**
 * One line per article and store, in the one order in which everybody touches the rows: two baskets with
 * the same articles can then wait for each other, but never in a circle.
 */
export function inLockOrder(lines: readonly StockLine[]): StockLine[] {
  const merged = new Map<string, StockLine>();
  for (const line of lines) {
    invariant(Number.isSafeInteger(line.quantity) && line.quantity > 0, 'goods come in whole pieces');
    const place = `${line.skuId}\n${line.storeId}`;
    const quantity = (merged.get(place)?.quantity ?? 0) + line.quantity;
    merged.set(place, { skuId: line.skuId, storeId: line.storeId, quantity });
  }
  return [...merged.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line);
}
