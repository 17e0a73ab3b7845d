import { type EpochMs, invariant, type MerchantId } from '#kernel';
import type { Channel } from './channels.ts';
import { inPlaceOrder, type Place, placeKey } from './place.ts';

/** Pieces of one article at one location. */
export interface StockLine extends Place {
  readonly quantity: number;
}

/** Goods held for one order until it is paid (commit), given up (release) or forgotten (expiry). */
export interface Reservation {
  readonly merchantId: MerchantId;
  readonly reservationId: string;
  readonly lines: readonly StockLine[];
  readonly expiresAt: EpochMs;
  /**
   * `order_placed`: where the merchant holds goods from payment on (INV-02), they are only looked at now, and
   * `commit` will say that nothing was held. Absent: held now, whatever the setting says.
   */
  readonly moment?: 'order_placed';
  /** Whose share of the stock it comes from (INV-08); our own mini-program unless it is said. */
  readonly channel?: Channel;
  /** The goods come from what was set aside for this activity (INV-09), and are held at once. */
  readonly activityId?: string;
}

/**
 * One line per article and location, in the one order in which everybody touches the rows: two baskets with
 * the same articles can then wait for each other, but never in a circle.
 */
export function inLockOrder(lines: readonly StockLine[]): StockLine[] {
  const merged = new Map<string, StockLine>();
  for (const line of lines) {
    invariant(Number.isSafeInteger(line.quantity) && line.quantity > 0, 'goods come in whole pieces');
    const key = placeKey(line);
    const quantity = (merged.get(key)?.quantity ?? 0) + line.quantity;
    merged.set(key, { skuId: line.skuId, storeId: line.storeId, quantity });
  }
  return inPlaceOrder([...merged.values()]);
}
