import { type Clock, HOUR_MS, type Ids, type UnitOfWork } from '#kernel';
import { pauseBeforeQueryMs } from '../domain/pauses.ts';
import type { PaymentIntent } from '../domain/payment.ts';
import { isMoneyTaken } from '../domain/provider-transaction.ts';
import type { Payments } from './payments.ts';
import type { GivenUpNumbers, Intents } from './ports.ts';
import { type ProviderAnswer, ProviderUnreachable } from './provider.ts';
import type { PaymentProviders } from './providers.ts';
import type { Settle } from './settle.ts';

const INTENTS_PER_ROUND_MAX = 50;
/** The order closes its payment when its time is over; a payment that is open this long after was forgotten. */
const FORGOTTEN_AFTER_MS = HOUR_MS;

/** Asks the provider about every payment of which neither the answer nor the notice has come, until it is final. */
export function queryPayments(parts: {
  readonly unitOfWork: UnitOfWork;
  readonly intents: Intents;
  readonly givenUp: GivenUpNumbers;
  readonly providers: PaymentProviders;
  readonly settle: Settle;
  readonly close: Payments['close'];
  readonly clock: Clock;
  readonly ids: Ids;
}): () => Promise<number> {
  const { unitOfWork, intents, givenUp, providers, settle, close, clock, ids } = parts;

  /** Closed there, and she may still pay here: who closed it died before writing that down. She gets another number. */
  async function renumber(intent: PaymentIntent): Promise<void> {
    const now = clock.now();
    const { provider, payer } = intent;
    const outTradeNo = ids.next().replaceAll('-', '');
    const next = { provider, payer, outTradeNo, nextQueryAt: now + pauseBeforeQueryMs(0) };
    await unitOfWork.run(async (tx) => {
      if (await intents.renumbered(tx, intent, next)) await givenUp.add(tx, intent, 'GONE', now);
    });
  }

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
        else if (isClosedEarly(intent, said, clock.now())) await renumber(intent);
      } catch (error) {
        if (!(error instanceof ProviderUnreachable)) throw error;
      }
    }
    return due.length;
  };
}

function isClosedEarly({ state, expiresAt }: PaymentIntent, said: ProviderAnswer, now: number): boolean {
  return state === 'PREPAID' && said !== 'unknown' && said.state === 'CLOSED' && now < expiresAt;
}
