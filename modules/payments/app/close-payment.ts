import type { Clock, UnitOfWork } from '#kernel';
import type { PaymentIntent } from '../domain/payment.ts';
import { isMoneyTaken } from '../domain/provider-transaction.ts';
import type { Payments } from './payments.ts';
import type { Intents } from './ports.ts';
import { type PaymentProvider, ProviderUnreachable } from './provider.ts';
import type { Settle } from './settle.ts';

/** At the provider first: after its yes nobody can pay any more, and the goods may be given back. */
export function closePayment(parts: {
  readonly unitOfWork: UnitOfWork;
  readonly intents: Intents;
  readonly provider: PaymentProvider;
  readonly settle: Settle;
  readonly clock: Clock;
}): Payments['close'] {
  const { unitOfWork, intents, provider, settle, clock } = parts;

  async function writeDown(intent: PaymentIntent): Promise<'closed' | 'paid'> {
    const now = clock.now();
    const isClosed = await unitOfWork.run((tx) => intents.closed(tx, intent, now));
    if (isClosed) return 'closed';
    const latest = await intents.find(intent.merchantId, intent.orderId);
    return latest?.state === 'SUCCEEDED' ? 'paid' : 'closed';
  }

  return async (merchantId, orderId) => {
    const intent = await intents.find(merchantId, orderId);
    if (intent === undefined || intent.state === 'CLOSED') return 'closed';
    if (intent.state === 'SUCCEEDED') return 'paid';
    try {
      if (await provider.close(intent.outTradeNo)) return await writeDown(intent);
      const said = await provider.query(intent.outTradeNo);
      // The provider never heard of it: the prepay was lost on its way, so nobody holds a prepay id.
      if (said === 'unknown' || said.state === 'CLOSED') return await writeDown(intent);
      if (isMoneyTaken(said)) return (await settle(intent, said)) === 'settled' ? 'paid' : 'unknown';
      return 'unknown';
    } catch (error) {
      if (error instanceof ProviderUnreachable) return 'unknown';
      throw error;
    }
  };
}
