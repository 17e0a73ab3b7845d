import type { Clock, EpochMs, UnitOfWork } from '#kernel';
import {
  pauseAfterFailureMs,
  pauseBeforeRefundLookMs,
  REFUND_LOOKS_MAX,
  REFUNDS_APART_MS,
} from '../domain/pauses.ts';
import type { Refund } from '../domain/refund.ts';
import type { RefundFailed, RefundSucceeded } from './events.ts';
import type { PaymentsSettings, Refunds } from './ports.ts';
import { type ProviderRefund, ProviderRefused, ProviderUnreachable } from './provider.ts';
import type { PaymentProviders } from './providers.ts';
import type { RefundGate } from './shared-payments.ts';

const REFUNDS_PER_ROUND_MAX = 50;

interface PursueParts {
  readonly unitOfWork: UnitOfWork;
  readonly refunds: Refunds;
  readonly providers: PaymentProviders;
  readonly mayRefund: RefundGate;
  readonly clock: Clock;
  readonly settings: PaymentsSettings;
}

/**
 * Asks for due refunds and looks after those under way; those that failed are asked for again, with growing pauses,
 * because for most of them nobody else would. A round never fails because of one refund.
 */
export function pursueRefunds(parts: PursueParts) {
  const { unitOfWork, refunds, providers, mayRefund, clock, settings } = parts;

  function ask(refund: Refund): Promise<ProviderRefund> {
    const { outTradeNo, transactionId, outRefundNo, amountFen, totalFen, reason, requestedAt } = refund;
    const numbers = { outTradeNo, transactionId, outRefundNo };
    const request = { ...numbers, amountFen, totalFen, reason, requestedAt };
    const provider = providers.get(refund.provider);
    return refund.state === 'PROCESSING' ? provider.queryRefund(request) : provider.refund(request);
  }

  /**
   * Asking needs the payment's turn, looking does not. What the gate holds counts as looked at: who waits for the money is
   * told in time, whatever holds it, and again after as many looks more.
   */
  async function mayGo(refund: Refund): Promise<boolean> {
    const now = clock.now();
    if (refund.state !== 'PROCESSING' && !(await mayRefund(refund))) {
      await unitOfWork.run((tx) => refunds.looked(tx, refund, now + pauseBeforeRefundLookMs(refund.looks)));
      if ((refund.looks + 1) % REFUND_LOOKS_MAX === 0) await fail(refund, false);
      return false;
    }
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

  const isTired = ({ looks }: Refund) => looks + 1 >= REFUND_LOOKS_MAX;

  const factsOf = (refund: Refund, occurredAt: EpochMs) => {
    const { merchantId, orderId, paymentId, refundId, amountFen, subject } = refund;
    return { occurredAt, merchantId, orderId, paymentId, refundId, amountFen, subject };
  };

  async function fail(refund: Refund, isOver: boolean): Promise<void> {
    const now = clock.now();
    const again = { at: now + pauseAfterFailureMs(now - refund.createdAt), isOver };
    const isNew = await unitOfWork.run(async (tx) => {
      if (!(await refunds.failed(tx, refund, again))) return false;
      tx.emit<RefundFailed>({ type: 'payments.refund_failed', ...factsOf(refund, now) });
      return true;
    });
    if (isNew) settings.log.warn({ refundId: refund.id, againAt: again.at }, 'a refund failed');
  }

  async function writeDown(refund: Refund, { status, succeededAt }: ProviderRefund): Promise<void> {
    if (status === 'CLOSED' || (status === 'ABNORMAL' && isTired(refund)))
      return fail(refund, status === 'CLOSED');
    const now = clock.now();
    await unitOfWork.run(async (tx) => {
      if (status !== 'SUCCESS') await refunds.move(tx, refund, status);
      else if (await refunds.move(tx, refund, 'SUCCEEDED', succeededAt ?? now))
        tx.emit<RefundSucceeded>({
          type: 'payments.refund_succeeded',
          ...factsOf(refund, now),
          refundedAt: succeededAt ?? now,
        });
    });
  }

  return async (): Promise<number> => {
    const due = await refunds.listDue(clock.now(), REFUNDS_PER_ROUND_MAX);
    for (const refund of due) {
      if (refund.state === 'FAILED') {
        await unitOfWork.run((tx) => refunds.again(tx, refund, clock.now()));
        continue;
      }
      if (!(await mayGo(refund))) continue;
      try {
        await writeDown(refund, await ask(refund));
      } catch (error) {
        if (error instanceof ProviderUnreachable) continue;
        if (!(error instanceof ProviderRefused)) throw error;
        settings.log.warn({ refundId: refund.id, providerCode: error.code }, 'a refund was refused');
        if (isTired(refund)) await fail(refund, false);
      }
    }
    return due.length;
  };
}
