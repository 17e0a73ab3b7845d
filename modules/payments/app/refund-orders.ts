import {
  type Clock,
  type EventHandler,
  type Ids,
  invariant,
  type StoredEvent,
  type UnitOfWork,
} from '#kernel';
import { pauseBeforeRefundLookMs } from '../domain/pauses.ts';
import type { Refund } from '../domain/refund.ts';
import type { RefundDue, RefundSucceeded } from './events.ts';
import type { Intents, PaymentsSettings, Refunds } from './ports.ts';
import {
  type PaymentProvider,
  type ProviderRefund,
  ProviderRefused,
  ProviderUnreachable,
} from './provider.ts';

const REFUNDS_PER_ROUND_MAX = 50;

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
      const refund: Refund = {
        id: ids.next(),
        merchantId: intent.merchantId,
        orderId: intent.orderId,
        paymentId: intent.id,
        outTradeNo: intent.outTradeNo,
        outRefundNo: `R${intent.outTradeNo}`,
        amountFen: intent.amountFen,
        state: 'REQUESTED',
        looks: 0,
        createdAt: clock.now(),
      };
      await unitOfWork.run((tx) => refunds.request(tx, refund));
    },
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
    const { outTradeNo, outRefundNo, amountFen } = refund;
    if (refund.state === 'PROCESSING') return provider.queryRefund(outRefundNo);
    return provider.refund({
      outTradeNo,
      outRefundNo,
      amountFen,
      totalFen: amountFen,
      reason: '订单无法履约，全额退款',
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
