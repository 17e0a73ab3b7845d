import type { PaymentIntent } from '../domain/payment.ts';
import { isMoneyTaken } from '../domain/provider-transaction.ts';
import { ProviderUnreachable } from './provider.ts';
import type { PaymentProviders } from './providers.ts';
import type { Settle } from './settle.ts';

/**
 * `gone`: nobody can pay any more. `payable`: the provider cannot close what is open at the shopper, and it is not paid
 * yet. `unknown`: nothing may be concluded.
 */
export type ClosedAtProvider = 'gone' | 'payable' | 'paid' | 'unknown';

/** Ends a payment at its provider, or finds out what became of it. Changes nothing here but what was paid. */
export async function closeAtProvider(
  providers: PaymentProviders,
  settle: Settle,
  intent: PaymentIntent,
): Promise<ClosedAtProvider> {
  const provider = providers.get(intent.provider);
  try {
    const answer = await provider.close(intent);
    if (answer === 'closed') return 'gone';
    const said = await provider.query(intent);
    if (said !== 'unknown' && isMoneyTaken(said))
      return (await settle(intent, said)) === 'settled' ? 'paid' : 'unknown';
    if (answer === 'expires') return 'payable';
    // The provider never heard of it: the prepay was lost on its way, so nobody can pay it.
    return said === 'unknown' || said.state === 'CLOSED' ? 'gone' : 'unknown';
  } catch (error) {
    if (error instanceof ProviderUnreachable) return 'unknown';
    throw error;
  }
}
