import type { DomainEvent, EventHandler, MerchantId, OrderId, UnitOfWork } from '#kernel';
import type { SlotStore } from './slot-booking.ts';

/** What the events of orders, which sit above this module, tell it. */
export interface OfAnOrder extends DomainEvent {
  readonly merchantId: MerchantId;
  readonly orderId: OrderId;
}

/** An order that came to nothing leaves its slots to others. */
export function slotReactions(unitOfWork: UnitOfWork, slots: SlotStore): readonly EventHandler[] {
  return [
    {
      name: 'fulfilment.give_slots_back',
      types: ['orders.order_closed', 'orders.refund_due'],
      async deliver({ event }) {
        const { merchantId, orderId } = event as OfAnOrder;
        await unitOfWork.run((tx) => slots.giveBack(tx, merchantId, orderId));
      },
    },
  ];
}
