import { AppError, type Clock, type MemberId } from '#kernel';
import type { BegunPayment, PaymentProviderName, Payments } from '#modules/payments';
import type { Order } from '../domain/order.ts';
import { ownOrder } from './find-order.ts';
import type { OrderKey, OrderReads, OrderStore } from './ports.ts';

export type BeginPayment = (
  order: OrderKey,
  memberId: MemberId,
  provider: PaymentProviderName,
) => Promise<BegunPayment>;

/** What the phone needs to pay this order. Asking twice gives the same payment. */
export function beginPayment(
  reads: OrderReads,
  orders: Pick<OrderStore, 'holdOwed'>,
  payments: Payments,
  clock: Clock,
): BeginPayment {
  return async (key, memberId, provider) => {
    const order = await ownOrder(reads, key, memberId);
    if (order.state !== 'PENDING_PAY')
      throw new AppError('conflict', 'orders.not_payable', '订单当前状态不能支付', { state: order.state });
    if (order.payBefore <= clock.now())
      throw new AppError('conflict', 'orders.pay_window_over', '支付时间已过，请重新下单', {
        payBefore: order.payBefore,
      });
    return payments.begin(
      {
        merchantId: order.merchantId,
        orderId: order.id,
        orderNumber: order.number,
        memberId,
        // What is set aside of her stored value is not asked for twice (PAY-04).
        amountFen: order.externalFen,
        description: described(order),
        expiresAt: order.payBefore,
        // The shop may change the price at this moment (ORD-04): she is never asked for the former one.
        stillOwed: async (tx) => {
          if (!(await orders.holdOwed(tx, order)))
            throw new AppError('conflict', 'orders.changed_meanwhile', '订单刚刚有变化，请刷新后再付款');
        },
      },
      provider,
    );
  };
}

function described({ groups }: Order): string {
  const lines = groups.flatMap((group) => group.lines);
  const pieces = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  const title = lines[0]?.title ?? '';
  return pieces === 1 ? title : `${title} 等${pieces}件`;
}
