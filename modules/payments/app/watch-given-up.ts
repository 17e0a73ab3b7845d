import type { Clock, EpochMs, UnitOfWork } from '#kernel';
import { pauseBeforeQueryMs } from '../domain/pauses.ts';
import { isMoneyTaken } from '../domain/provider-transaction.ts';
import type { GivenUp, GivenUpNumbers, PaymentsSettings } from './ports.ts';
import { ProviderRefused, ProviderUnreachable, type RefundRequest } from './provider.ts';
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
      if (said !== 'unknown' && isMoneyTaken(said)) await settle(intent, said);
      else if (clock.now() > watchUntil) await move(number, 'GONE');
      return;
    }
    const request = refundOf(number);
    const asks = state === 'RETURNING' ? provider.refund(request) : provider.queryRefund(request);
    const { status, succeededAt } = await asks;
    if (status === 'SUCCESS') await move(number, 'RETURNED', succeededAt ?? clock.now());
    else if (status === 'CLOSED') await unitOfWork.run((tx) => givenUp.returnFailed(tx, number, clock.now()));
    else await move(number, status === 'PROCESSING' ? 'RETURN_ASKED' : 'RETURNING');
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
