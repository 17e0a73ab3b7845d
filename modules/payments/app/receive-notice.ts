import { isMoneyTaken } from '../domain/provider-transaction.ts';
import type { Intents, PaymentsSettings } from './ports.ts';
import { NoticeRejected, type PaymentProvider, type ProviderMessage } from './provider.ts';
import type { Settle } from './settle.ts';

export type NoticeOutcome = 'accepted' | 'forged' | 'unknown_order' | 'different';
export type ReceiveNotice = (message: ProviderMessage) => Promise<NoticeOutcome>;

/** Notices come late, twice, in any order, and sometimes from somebody else. Only the state machine decides. */
export function receiveNotice(
  provider: PaymentProvider,
  intents: Intents,
  settle: Settle,
  { log }: PaymentsSettings,
): ReceiveNotice {
  return async (message) => {
    try {
      const said = await provider.readNotice(message);
      if (said === undefined || !isMoneyTaken(said)) return 'accepted';
      const intent = await intents.findByNumber(said.outTradeNo);
      if (intent === undefined) {
        log.warn({ outTradeNo: said.outTradeNo }, 'a notice about a payment that is not ours');
        return 'unknown_order';
      }
      return (await settle(intent, said)) === 'settled' ? 'accepted' : 'different';
    } catch (error) {
      if (!(error instanceof NoticeRejected)) throw error;
      log.warn({ reason: error.message }, 'a payment notice was rejected');
      return 'forged';
    }
  };
}
