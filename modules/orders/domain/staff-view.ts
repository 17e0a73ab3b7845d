import type { StoreId } from '#kernel';
import { maskedName, maskedPhone } from './masking.ts';
import type { Fulfilment, Order } from './order.ts';

/** An order as staff see it: their stores' parts, no pickup code (it is the shopper's proof), address masked. */
export type StaffOrder = Omit<Order, 'merchantId' | 'memberId'>;

export function staffView(order: Order, sees: (storeId: StoreId) => boolean): StaffOrder {
  const { merchantId: _merchant, memberId: _member, ...shown } = order;
  return {
    ...shown,
    groups: order.groups
      .filter(({ storeId }) => sees(storeId))
      .map((group) => ({ ...group, pickupCode: null, fulfilment: masked(group.fulfilment) })),
    timeline: order.timeline.filter(({ scope }) => scope === null || sees(scope)),
  };
}

function masked(fulfilment: Fulfilment): Fulfilment {
  if (fulfilment.type === 'pickup') return fulfilment;
  const { name, phone, region } = fulfilment.address;
  return {
    type: 'delivery',
    address: { name: maskedName(name), phone: maskedPhone(phone), region, detail: '***' },
  };
}
