import { isAllBack, isMoneyTaken } from '../domain/provider-transaction.ts';
import type { PaymentBook } from './payment-book.ts';
import type { GivenUpNumbers, Intents } from './ports.ts';
import { ProviderRefused, ProviderUnreachable } from './provider.ts';
import type { PaymentProviders } from './providers.ts';
import type { Settle } from './settle.ts';

/** A question out of turn: whoever compares bills found money that we did not know of. */
export function askAbout(
  intents: Intents,
  givenUp: GivenUpNumbers,
  providers: PaymentProviders,
  settle: Settle,
): PaymentBook['ask'] {
  return async (merchantId, number) => {
    const current = await intents.findByNumber(number);
    const intent = current ?? (await givenUp.find(number));
    if (intent === undefined || intent.merchantId !== merchantId) return 'unknown';
    try {
      const said = (await providers.find(intent.provider)?.query(intent)) ?? 'unknown';
      if (said === 'unknown') return 'unknown';
      const wasDecidedAgainst = current === undefined && intent.channel === 'till';
      if (wasDecidedAgainst && said.state !== 'CLOSED' && isAllBack(intent, said)) return 'reversed';
      if (!isMoneyTaken(said)) return 'unpaid';
      return (await settle(intent, said)) === 'settled' ? 'paid' : 'different';
    } catch (error) {
      if (error instanceof ProviderUnreachable || error instanceof ProviderRefused) return 'silent';
      throw error;
    }
  };
}
