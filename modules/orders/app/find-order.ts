import { AppError, type MemberId } from '#kernel';
import type { Order } from '../domain/order.ts';
import type { OrderKey, OrderReads } from './ports.ts';

export function orderNotFound({ id }: OrderKey): AppError {
  return new AppError('not_found', 'orders.order_not_found', '没有这个订单', { orderId: id });
}

/** Somebody else's order looks like no order at all: whether it exists is its owner's business. */
export async function ownOrder(reads: OrderReads, key: OrderKey, memberId: MemberId): Promise<Order> {
  const order = await reads.find(key);
  if (order === undefined || order.memberId !== memberId) throw orderNotFound(key);
  return order;
}
