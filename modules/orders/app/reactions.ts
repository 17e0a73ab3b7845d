import type { EventHandler, UnitOfWork } from '#kernel';
import type { PaymentSucceeded, RefundSucceeded } from '#modules/payments';
import type { LiveOrders } from './live-orders.ts';
import type { OrderStore } from './ports.ts';
import type { SettleOrder } from './settle-order.ts';

/** Stored value is paid for as well. */
const isForAnOrder = ({ subject = 'order' }: PaymentSucceeded | RefundSucceeded) => subject === 'order';

/** What this module does about the events of payments, and of its own for the open consoles. */
export function orderReactions(
  unitOfWork: UnitOfWork,
  orders: OrderStore,
  settle: SettleOrder,
  live: LiveOrders,
): readonly EventHandler[] {
  return [
    {
      name: 'orders.settle_payment',
      types: ['payments.payment_succeeded'],
      async deliver({ event }) {
        const paid = event as PaymentSucceeded;
        if (isForAnOrder(paid)) await settle.onPaid(paid);
      },
    },
    {
      name: 'orders.note_refund',
      types: ['payments.refund_succeeded'],
      async deliver({ event }) {
        const refunded = event as RefundSucceeded;
        if (!isForAnOrder(refunded)) return;
        const { merchantId, orderId, refundedAt } = refunded;
        await unitOfWork.run((tx) =>
          orders.advance(tx, { merchantId, id: orderId }, 'REFUNDED', ['REFUND_DUE'], refundedAt),
        );
      },
    },
    {
      name: 'orders.tell_consoles',
      types: [
        'orders.order_placed',
        'orders.order_paid',
        'orders.order_closed',
        'orders.refund_due',
        'orders.group_ready',
        'orders.group_picked_up',
        'orders.group_shipped',
        'orders.group_received',
        'orders.parcel_shipped',
        'orders.parcel_received',
        'orders.group_refunded',
        ...(['orders.price_changed', 'orders.order_audited', 'orders.channel_order_placed'] as const),
      ],
      deliver: (stored) => live.onEvent(stored),
    },
  ];
}
