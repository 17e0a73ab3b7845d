import type { Clock, UnitOfWork } from '#kernel';
import type { PaymentIntent } from '../domain/payment.ts';
import { closeAtProvider } from './close-at-provider.ts';
import type { FollowScan } from './follow-scan.ts';
import type { Payments } from './payments.ts';
import type { GivenUpNumbers, Intents } from './ports.ts';
import { ProviderUnreachable } from './provider.ts';
import type { PaymentProviders } from './providers.ts';
import type { Scans } from './scans.ts';
import type { Settle } from './settle.ts';

/** At the provider first: after its yes nobody can pay any more, and the goods may be given back. */
export function closePayment(parts: {
  readonly unitOfWork: UnitOfWork;
  readonly intents: Intents;
  readonly givenUp: GivenUpNumbers;
  readonly providers: PaymentProviders;
  readonly settle: Settle;
  readonly scans: Pick<Scans, 'openOf'>;
  readonly follow: Pick<FollowScan, 'giveUp'>;
  readonly clock: Clock;
}): Payments['close'] {
  const { unitOfWork, intents, givenUp, providers, settle, scans, follow, clock } = parts;

  async function writeDown(intent: PaymentIntent, isPayable: boolean): ReturnType<Payments['close']> {
    const now = clock.now();
    const isClosed = await unitOfWork.run(async (tx) => {
      if (!(await intents.closed(tx, intent, now))) return false;
      // Money that comes all the same is late money, which the order sends back.
      if (isPayable) await givenUp.add(tx, intent, 'WATCHED', now);
      return true;
    });
    if (isClosed) return 'closed';
    const latest = await intents.find(intent.merchantId, intent.orderId);
    if (latest?.state === 'SUCCEEDED') return 'paid';
    // Not closed, then: she opened it elsewhere or anew while its provider was being asked.
    return latest === undefined || latest.state === 'CLOSED' ? 'closed' : 'unknown';
  }

  /** Between two scans no provider knows of the payment; an open scan is reversed first. */
  async function closeAtTill(intent: PaymentIntent): ReturnType<Payments['close']> {
    const scan = await scans.openOf(intent.id);
    if (scan === undefined) return writeDown(intent, false);
    try {
      if ((await follow.giveUp(scan, 'cancelled')) === 'paid') return 'paid';
    } catch (error) {
      if (!(error instanceof ProviderUnreachable)) throw error;
    }
    const after = await intents.find(intent.merchantId, intent.orderId);
    const isOver = (await scans.openOf(intent.id)) === undefined;
    return isOver && after !== undefined ? writeDown(after, false) : 'unknown';
  }

  return async (merchantId, orderId) => {
    const intent = await intents.find(merchantId, orderId);
    if (intent === undefined || intent.state === 'CLOSED') return 'closed';
    if (intent.state === 'SUCCEEDED') return 'paid';
    if (intent.channel === 'till') return closeAtTill(intent);
    const outcome = await closeAtProvider(providers, settle, intent);
    if (outcome === 'paid' || outcome === 'unknown') return outcome;
    return writeDown(intent, outcome === 'payable');
  };
}
