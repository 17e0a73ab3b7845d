import {
  AppError,
  type Clock,
  type EpochMs,
  type EventHandler,
  fen,
  type Ids,
  invariant,
  type StoredEvent,
  type UnitOfWork,
} from '#kernel';
import type { PaymentIntent } from '../domain/payment.ts';
import { REFUNDS_PER_PAYMENT_MAX, type Refund } from '../domain/refund.ts';
import type { RefundDue } from './events.ts';
import type { Payments, RefundOrder } from './payments.ts';
import type { Intents, Refunds } from './ports.ts';

interface RequestParts {
  readonly intents: Intents;
  readonly refunds: Refunds;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** Modules above say themselves when money goes back, how much, and under which name. */
export function requestRefund({
  intents,
  refunds,
  clock,
  ids,
}: RequestParts): Pick<Payments, 'refund' | 'retryRefund' | 'canRefund'> {
  return {
    async refund(tx, order) {
      const { merchantId, orderId, refundId, amountFen } = order;
      const intent = await intents.find(merchantId, orderId);
      invariant(intent?.state === 'SUCCEEDED', 'only a paid payment is refunded');
      invariant(amountFen > 0, 'a refund is a part of its payment');
      const outcome = await refunds.request(tx, refundOf(intent, order, ids.next(), clock.now()));
      if (outcome === 'asked') return true;
      if (outcome === 'too_many')
        throw new AppError('conflict', 'payments.too_many_refunds', '这笔支付的退款次数已达上限', {
          refundsMax: REFUNDS_PER_PAYMENT_MAX,
        });
      if (outcome === 'too_much')
        throw new AppError('conflict', 'payments.refund_too_much', '退款金额超过可退金额', {
          openFen: await refunds.openFen(tx, intent.id),
        });
      if (outcome.known.amountFen !== amountFen)
        throw new AppError('conflict', 'payments.refund_other_content', '这笔退款已按其他金额提交', {
          refundId,
        });
      return false;
    },

    async canRefund(merchantId, orderId) {
      return (await intents.find(merchantId, orderId))?.state === 'SUCCEEDED';
    },

    async retryRefund(tx, { merchantId, orderId, refundId }) {
      const intent = await intents.find(merchantId, orderId);
      const refund = intent && (await refunds.find(tx, intent.id, refundId));
      return refund !== undefined && refunds.again(tx, refund, clock.now());
    },
  };
}

/** The order ended without goods: whatever of its payment has not gone back yet does so under this name. */
const WHOLE_REFUND = 'all';

/** An order cannot be fulfilled although it was paid: the money goes back, once, until the provider confirms. */
export function refundWhenDue(
  { unitOfWork, intents, refunds }: Pick<RequestParts, 'intents' | 'refunds'> & { unitOfWork: UnitOfWork },
  refund: Payments['refund'],
): EventHandler {
  return {
    name: 'payments.refund_due_orders',
    types: ['orders.refund_due'],
    async deliver(stored) {
      const { merchantId, orderId } = (stored as StoredEvent<RefundDue>).event;
      const intent = await intents.find(merchantId, orderId);
      invariant(intent?.state === 'SUCCEEDED', 'only a paid order is refunded');
      await unitOfWork.run(async (tx) => {
        const amountFen = fen(await refunds.openFen(tx, intent.id));
        // Nothing is open: this event was heard before.
        if (amountFen === 0) return;
        const reason = '订单无法履约，全额退款';
        await refund(tx, { merchantId, orderId, refundId: WHOLE_REFUND, amountFen, reason });
      });
    },
  };
}

function refundOf(intent: PaymentIntent, order: RefundOrder, id: string, createdAt: EpochMs): Refund {
  const { merchantId, orderId, outTradeNo, provider, subject } = intent;
  const { refundId, amountFen, reason } = order;
  return {
    ...{ id, refundId, merchantId, orderId, paymentId: intent.id, outTradeNo },
    ...{ outRefundNo: `R${id.replaceAll('-', '')}`, amountFen, totalFen: intent.amountFen, subject, reason },
    // The row of the payment knows it; nobody reads it from here.
    ...{ provider, transactionId: '' },
    ...{ state: 'REQUESTED', looks: 0, createdAt, requestedAt: createdAt },
  };
}
