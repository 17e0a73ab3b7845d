import {
  type Clock,
  type EpochMs,
  type EventHandler,
  type Fen,
  type Ids,
  invariant,
  type StoredEvent,
  type UnitOfWork,
} from '#kernel';
import { pauseBeforeRefundLookMs } from '../domain/pauses.ts';
import type { PaymentIntent } from '../domain/payment.ts';
import type { Refund } from '../domain/refund.ts';
import type { RefundDue, RefundSucceeded } from './events.ts';
import type { Payments } from './payments.ts';
import type { Intents, PaymentsSettings, Refunds } from './ports.ts';
import {
  type PaymentProvider,
  type ProviderRefund,
  ProviderRefused,
  ProviderUnreachable,
} from './provider.ts';

const REFUNDS_PER_ROUND_MAX = 50;

/** She reads it in her wallet. */
const REASONS = { order: '订单无法履约，全额退款', recharge: '储值退款' } as const;

interface RefundParts {
  readonly unitOfWork: UnitOfWork;
  readonly intents: Intents;
  readonly refunds: Refunds;
  readonly provider: PaymentProvider;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly settings: PaymentsSettings;
}

/** An order cannot be fulfilled although it was paid: the money goes back, once, until the provider confirms. */
export function refundWhenDue({
  unitOfWork,
  intents,
  refunds,
  clock,
  ids,
}: Omit<RefundParts, 'provider' | 'settings'>): EventHandler {
  return {
    name: 'payments.refund_due_orders',
    types: ['orders.refund_due'],
    async deliver(stored) {
      const { event } = stored as StoredEvent<RefundDue>;
      const intent = await intents.find(event.merchantId, event.orderId);
      invariant(intent?.state === 'SUCCEEDED', 'only a paid order is refunded');
      const refund = refundOf(intent, intent.amountFen, ids.next(), clock.now());
      await unitOfWork.run(async (tx) => void (await refunds.request(tx, refund)));
    },
  };
}

/** For modules whose payments are no orders: they say themselves when, and how much. */
export function refundPayment({
  intents,
  refunds,
  clock,
  ids,
}: Pick<RefundParts, 'intents' | 'refunds' | 'clock' | 'ids'>): Payments['refund'] {
  return async (tx, { merchantId, orderId, amountFen }) => {
    const intent = await intents.find(merchantId, orderId);
    invariant(intent?.state === 'SUCCEEDED', 'only a paid payment is refunded');
    invariant(amountFen > 0 && amountFen <= intent.amountFen, 'a refund is a part of its payment');
    return refunds.request(tx, refundOf(intent, amountFen, ids.next(), clock.now()));
  };
}

function refundOf(intent: PaymentIntent, amountFen: Fen, id: string, createdAt: EpochMs): Refund {
  const { merchantId, orderId, outTradeNo, subject } = intent;
  return {
    ...{ id, merchantId, orderId, paymentId: intent.id, outTradeNo, outRefundNo: `R${outTradeNo}` },
    ...{ amountFen, totalFen: intent.amountFen, subject, state: 'REQUESTED', looks: 0, createdAt },
  };
}

/** Asks for due refunds and looks after those under way. A round never fails because of one refund. */
export function pursueRefunds({
  unitOfWork,
  refunds,
  provider,
  clock,
  settings,
}: Omit<RefundParts, 'intents' | 'ids'>) {
  async function ask(refund: Refund): Promise<ProviderRefund> {
    const { outTradeNo, outRefundNo, amountFen, totalFen, subject } = refund;
    if (refund.state === 'PROCESSING') return provider.queryRefund(outRefundNo);
    return provider.refund({
      outTradeNo,
      outRefundNo,
      amountFen,
      totalFen,
      reason: REASONS[subject],
    });
  }

  async function writeDown(refund: Refund, { status, succeededAt }: ProviderRefund): Promise<void> {
    const now = clock.now();
    await unitOfWork.run(async (tx) => {
      if (status === 'PROCESSING') await refunds.move(tx, refund, 'PROCESSING');
      else if (status === 'ABNORMAL') await refunds.move(tx, refund, 'ABNORMAL');
      else if (status === 'CLOSED') await refunds.move(tx, refund, 'FAILED');
      else if (await refunds.move(tx, refund, 'SUCCEEDED'))
        tx.emit<RefundSucceeded>({
          type: 'payments.refund_succeeded',
          occurredAt: now,
          merchantId: refund.merchantId,
          orderId: refund.orderId,
          paymentId: refund.paymentId,
          amountFen: refund.amountFen,
          refundedAt: succeededAt ?? now,
          subject: refund.subject,
        });
    });
  }

  return async (): Promise<number> => {
    const due = await refunds.listDue(clock.now(), REFUNDS_PER_ROUND_MAX);
    for (const refund of due) {
      const nextLookAt = clock.now() + pauseBeforeRefundLookMs(refund.looks);
      await unitOfWork.run((tx) => refunds.looked(tx, refund, nextLookAt));
      try {
        await writeDown(refund, await ask(refund));
      } catch (error) {
        if (error instanceof ProviderUnreachable) continue;
        if (!(error instanceof ProviderRefused)) throw error;
        settings.log.warn({ refundId: refund.id, providerCode: error.code }, 'a refund was refused');
      }
    }
    return due.length;
  };
}
