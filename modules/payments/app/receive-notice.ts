import { isMoneyTaken } from '../domain/provider-transaction.ts';
import type { GivenUpNumbers, Intents, PaymentsSettings } from './ports.ts';
import { NoticeRejected, type PaymentProvider, type ProviderMessage } from './provider.ts';
import type { Settle } from './settle.ts';

export type NoticeOutcome = 'accepted' | 'forged' | 'unknown_order' | 'different';
export type ReceiveNotice = (provider: PaymentProvider, message: ProviderMessage) => Promise<NoticeOutcome>;

/** Notices come late, twice, in any order, and sometimes from somebody else. Only the state machine decides. */
export function receiveNotice(
  intents: Intents,
  givenUp: GivenUpNumbers,
  settle: Settle,
  { log }: PaymentsSettings,
): ReceiveNotice {
  return async (provider, message) => {
    try {
      const said = await provider.readNotice(message);
      if (said === undefined || !isMoneyTaken(said)) return 'accepted';
      const intent = (await intents.findByNumber(said.outTradeNo)) ?? (await givenUp.find(said.outTradeNo));
      // A number of ours, but at another provider: whoever signs this did not get the money of that payment.
      if (intent === undefined || intent.provider !== provider.name) {
        log.warn({ outTradeNo: said.outTradeNo }, 'a notice about a payment that is not ours');
        return 'unknown_order';
      }
      return (await settle(intent, said)) === 'settled' ? 'accepted' : 'different';
    } catch (error) {
      if (!(error instanceof NoticeRejected)) throw error;
      log.warn({ provider: provider.name, reason: error.message }, 'a payment notice was rejected');
      return 'forged';
    }
  };
}
