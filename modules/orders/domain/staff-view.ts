import type { StoreId } from '#kernel';
import type { Order } from './order.ts';

/** An order as staff see it: their stores' parts, no pickup code (it is the shopper's proof); the address is masked already. */
export type StaffOrder = Omit<Order, 'merchantId' | 'memberId' | 'takenAs'>;

export function staffView(order: Order, sees: (storeId: StoreId) => boolean): StaffOrder {
  const { merchantId: _merchant, memberId: _member, takenAs: _key, ...shown } = order;
  return {
    ...shown,
    groups: order.groups
      .filter(({ storeId }) => sees(storeId))
      .map((group) => ({ ...group, pickupCode: null })),
    timeline: order.timeline.filter(({ scope }) => scope === null || sees(scope)),
  };
}
