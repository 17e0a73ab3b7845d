import { type EpochMs, fen, type Tx } from '#kernel';
import type { Order } from '../domain/order.ts';
import { pickedUp } from './picked-up.ts';
import type { OrderStore } from './ports.ts';
import type { TillSale } from './till-sales.ts';

/** Sold at a counter: who pays goes home with the goods, so the order is complete in the commit that pays it. */
export async function handOverAtOnce(
  orders: OrderStore,
  tx: Tx,
  order: Order,
  { storeId, staffId }: TillSale,
  at: EpochMs,
): Promise<void> {
  await orders.advanceGroups(tx, order, 'READY_FOR_PICKUP', ['PREPARING'], at);
  await orders.advanceGroups(tx, order, 'PICKED_UP', ['READY_FOR_PICKUP'], at);
  const part = order.groups.find((group) => group.storeId === storeId);
  const goodsPaidFen = fen((part?.payableFen ?? 0) - (part?.shippingFen ?? 0));
  await pickedUp(orders, tx, order, { memberId: order.memberId, storeId, staffId, goodsPaidFen }, at);
}
