import { type Clock, HOUR_MS, type UnitOfWork } from '#kernel';
import { pauseBeforeQueryMs } from '../domain/pauses.ts';
import { isMoneyTaken } from '../domain/provider-transaction.ts';
import type { Payments } from './payments.ts';
import type { Intents } from './ports.ts';
import { ProviderUnreachable } from './provider.ts';
import type { PaymentProviders } from './providers.ts';
import type { Settle } from './settle.ts';

const INTENTS_PER_ROUND_MAX = 50;
/** The order closes its payment when its time is over; a payment that is open this long after was forgotten. */
const FORGOTTEN_AFTER_MS = HOUR_MS;

/** Asks the provider about every payment of which neither the answer nor the notice has come, until it is final. */
export function queryPayments(parts: {
  readonly unitOfWork: UnitOfWork;
  readonly intents: Intents;
  readonly providers: PaymentProviders;
  readonly settle: Settle;
  readonly close: Payments['close'];
  readonly clock: Clock;
}): () => Promise<number> {
  const { unitOfWork, intents, providers, settle, close, clock } = parts;
  return async () => {
    const due = await intents.listToQuery(clock.now(), INTENTS_PER_ROUND_MAX);
    for (const intent of due) {
      const nextQueryAt = clock.now() + pauseBeforeQueryMs(intent.queries + 1);
      await unitOfWork.run((tx) => intents.asked(tx, intent, nextQueryAt));
      try {
        const said = (await providers.find(intent.provider)?.query(intent)) ?? 'unknown';
        if (said !== 'unknown' && isMoneyTaken(said)) await settle(intent, said);
        else if (clock.now() > intent.expiresAt + FORGOTTEN_AFTER_MS)
          await close(intent.merchantId, intent.orderId);
      } catch (error) {
        if (!(error instanceof ProviderUnreachable)) throw error;
      }
    }
    return due.length;
  };
}
