import type { Clock, UnitOfWork } from '#kernel';
import { pauseBeforeRefundLookMs, REFUNDS_APART_MS } from '../domain/pauses.ts';
import type { Refund } from '../domain/refund.ts';
import type { RefundFailed, RefundSucceeded } from './events.ts';
import type { PaymentsSettings, Refunds } from './ports.ts';
import { type ProviderRefund, ProviderRefused, ProviderUnreachable } from './provider.ts';
import type { PaymentProviders } from './providers.ts';

const REFUNDS_PER_ROUND_MAX = 50;

interface PursueParts {
  readonly unitOfWork: UnitOfWork;
  readonly refunds: Refunds;
  readonly providers: PaymentProviders;
  readonly clock: Clock;
  readonly settings: PaymentsSettings;
}

/** Asks for due refunds and looks after those under way. A round never fails because of one refund. */
export function pursueRefunds({ unitOfWork, refunds, providers, clock, settings }: PursueParts) {
  function ask(refund: Refund): Promise<ProviderRefund> {
    const { outTradeNo, transactionId, outRefundNo, amountFen, totalFen, reason, createdAt } = refund;
    const numbers = { outTradeNo, transactionId, outRefundNo };
    const request = { ...numbers, amountFen, totalFen, reason, requestedAt: createdAt };
    const provider = providers.get(refund.provider);
    return refund.state === 'PROCESSING' ? provider.queryRefund(request) : provider.refund(request);
  }

  /** Asking needs the payment's turn, looking does not. What has to wait is not looked at until then. */
  function mayGo(refund: Refund): Promise<boolean> {
    const now = clock.now();
    return unitOfWork.run(async (tx) => {
      const needsTurn = refund.state !== 'PROCESSING';
      if (needsTurn && !(await refunds.takeTurn(tx, refund, now, REFUNDS_APART_MS))) {
        await refunds.postpone(tx, refund, now + REFUNDS_APART_MS);
        return false;
      }
      await refunds.looked(tx, refund, now + pauseBeforeRefundLookMs(refund.looks));
      return true;
    });
  }

  async function writeDown(refund: Refund, { status, succeededAt }: ProviderRefund): Promise<void> {
    const now = clock.now();
    const { merchantId, orderId, paymentId, refundId, amountFen, subject } = refund;
    const facts = { occurredAt: now, merchantId, orderId, paymentId, refundId, amountFen, subject };
    await unitOfWork.run(async (tx) => {
      if (status === 'PROCESSING') await refunds.move(tx, refund, 'PROCESSING');
      else if (status === 'ABNORMAL') await refunds.move(tx, refund, 'ABNORMAL');
      else if (status === 'CLOSED') {
        if (await refunds.move(tx, refund, 'FAILED'))
          tx.emit<RefundFailed>({ type: 'payments.refund_failed', ...facts });
      } else if (await refunds.move(tx, refund, 'SUCCEEDED'))
        tx.emit<RefundSucceeded>({
          type: 'payments.refund_succeeded',
          ...facts,
          refundedAt: succeededAt ?? now,
        });
    });
  }

  return async (): Promise<number> => {
    const due = await refunds.listDue(clock.now(), REFUNDS_PER_ROUND_MAX);
    for (const refund of due) {
      if (!(await mayGo(refund))) continue;
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
