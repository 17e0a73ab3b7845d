import type { Clock, EpochMs, UnitOfWork } from '#kernel';
import { pauseBeforeQueryMs } from '../domain/pauses.ts';
import { isAllBack, isMoneyTaken } from '../domain/provider-transaction.ts';
import type { GivenUp, GivenUpNumbers, PaymentsSettings } from './ports.ts';
import { type ProviderRefund, ProviderRefused, ProviderUnreachable, type RefundRequest } from './provider.ts';
import type { PaymentProviders } from './providers.ts';
import type { Settle } from './settle.ts';

const NUMBERS_PER_ROUND_MAX = 50;

/**
 * Looks after numbers that we gave up and that a provider may still take money for: asks until their time is over, and
 * sends back what came all the same.
 */
export function watchGivenUp(parts: {
  readonly unitOfWork: UnitOfWork;
  readonly givenUp: GivenUpNumbers;
  readonly providers: PaymentProviders;
  readonly settle: Settle;
  readonly clock: Clock;
  readonly settings: PaymentsSettings;
}): () => Promise<number> {
  const { unitOfWork, givenUp, providers, settle, clock, settings } = parts;
  const move = (number: GivenUp, to: GivenUp['state'], at?: EpochMs) =>
    unitOfWork.run((tx) => givenUp.move(tx, number, to, at));

  async function look(number: GivenUp): Promise<void> {
    const { intent, state, watchUntil } = number;
    const provider = providers.get(intent.provider);
    if (state === 'WATCHED') {
      const said = await provider.query(intent);
      const isHere = said !== 'unknown' && isMoneyTaken(said);
      if (isHere) await settle(intent, said);
      if ((!isHere || isAllBack(intent, said)) && clock.now() > watchUntil) await move(number, 'GONE');
      return;
    }
    const sent = await sendBack(number);
    if (sent === 'went_back_otherwise') {
      // Not by a refund of ours, so no bill has one at any time.
      await move(number, 'RETURNED');
      return;
    }
    const { status, succeededAt } = sent;
    if (status === 'SUCCESS') await move(number, 'RETURNED', succeededAt ?? clock.now());
    else if (status === 'CLOSED') await unitOfWork.run((tx) => givenUp.returnFailed(tx, number, clock.now()));
    else await move(number, status === 'PROCESSING' ? 'RETURN_ASKED' : 'RETURNING');
  }

  /** What was reversed, or refunded by hand at the provider, is refused there: nothing of it is left. */
  async function sendBack(number: GivenUp): Promise<ProviderRefund | 'went_back_otherwise'> {
    const { intent, state } = number;
    const provider = providers.get(intent.provider);
    const request = refundOf(number);
    if (state === 'RETURN_ASKED') return provider.queryRefund(request);
    try {
      return await provider.refund(request);
    } catch (error) {
      if (!(error instanceof ProviderRefused)) throw error;
      const said = await provider.query(intent);
      if (said !== 'unknown' && isAllBack(intent, said)) return 'went_back_otherwise';
      // What is reversed at UnionPay is asked about in vain: reversing it once more tells, and moves nothing twice.
      const isReversed = intent.channel === 'till' && (await provider.atTill.reverse(intent)) === 'reversed';
      if (isReversed) return 'went_back_otherwise';
      throw error;
    }
  }

  return async () => {
    const due = await givenUp.listDue(clock.now(), NUMBERS_PER_ROUND_MAX);
    for (const number of due) {
      const nextLookAt = clock.now() + pauseBeforeQueryMs(number.looks);
      await unitOfWork.run((tx) => givenUp.looked(tx, number, nextLookAt));
      try {
        await look(number);
      } catch (error) {
        if (error instanceof ProviderUnreachable) continue;
        if (!(error instanceof ProviderRefused)) throw error;
        const { id: paymentId } = number.intent;
        settings.log.warn({ paymentId, providerCode: error.code }, 'late money could not be sent back');
      }
    }
    return due.length;
  };
}

function refundOf({ intent, transactionId, returnRequestedAt: requestedAt }: GivenUp): RefundRequest {
  const { outTradeNo, amountFen } = intent;
  return {
    ...{ outTradeNo, transactionId: transactionId ?? '', outRefundNo: `L${outTradeNo}` },
    ...{ amountFen, totalFen: amountFen, reason: '已更换支付方式，退回重复付款', requestedAt },
  };
}
