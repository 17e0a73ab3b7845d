import type { Tx } from '#kernel';
import type { UseOf } from '#modules/privacy';
import type { Order } from '../domain/order.ts';

/**
 * Addresses at rest (SEC-04). An order is loaded with its address masked, whoever asks; these are the only ways to
 * the whole one.
 */
export interface Deliveries {
  /** The same orders with their addresses in full; of a member who is erased they stay masked. */
  inFull(orders: readonly Order[], use: UseOf<'delivery'>): Promise<readonly Order[]>;
  /** Seals at most so many addresses of older orders; answers with how many. */
  sealOlder(tx: Tx, limit: number): Promise<number>;
}
