import type { Clock, Fen, Ids, MerchantId, OrderId, Tx, UnitOfWork } from '#kernel';
import { pauseBeforeQueryMs } from '../domain/pauses.ts';
import { closeAtProvider } from './close-at-provider.ts';
import type { EndedPayment, Payments } from './payments.ts';
import type { GivenUpNumbers, Intents } from './ports.ts';
import type { PaymentProviders } from './providers.ts';
import type { Scans } from './scans.ts';
import type { Settle } from './settle.ts';

/**
 * An order that is not paid costs another amount (ORD-04). The number under which the former amount was asked for is
 * ended at its provider first, and given up in the commit in which the order changes: of a payment at that moment and
 * the change only one holds, because both are guarded by the number.
 */
export function changeAmount(parts: {
  readonly unitOfWork: UnitOfWork;
  readonly intents: Intents;
  readonly givenUp: GivenUpNumbers;
  readonly providers: PaymentProviders;
  readonly settle: Settle;
  readonly scans: Pick<Scans, 'openOf'>;
  readonly clock: Clock;
  readonly ids: Ids;
}): Pick<Payments, 'endOpen' | 'changeAmount'> {
  const { intents, givenUp, providers, settle, scans, clock, ids } = parts;
  return {
    async endOpen(merchantId: MerchantId, orderId: OrderId) {
      const intent = await intents.find(merchantId, orderId);
      if (intent === undefined) return { intent: null, isPayable: false };
      if (intent.state === 'SUCCEEDED') return 'paid';
      if (intent.state === 'CLOSED') return 'closed';
      // At a till her code may be charged at this moment: the price waits for what becomes of the scan. Between two
      // scans no provider knows of the payment.
      if (intent.channel === 'till')
        return (await scans.openOf(intent.id)) === undefined ? { intent, isPayable: false } : 'unknown';
      const outcome = await closeAtProvider(providers, settle, intent);
      if (outcome === 'paid' || outcome === 'unknown') return outcome;
      return { intent, isPayable: outcome === 'payable' };
    },

    async changeAmount(
      tx: Tx,
      merchantId: MerchantId,
      orderId: OrderId,
      ended: EndedPayment,
      amountFen: Fen,
    ) {
      const { intent, isPayable } = ended;
      if (intent === null) return !(await intents.isBegun(tx, merchantId, orderId));
      const now = clock.now();
      const outTradeNo = ids.next().replaceAll('-', '');
      const next = { outTradeNo, amountFen, nextQueryAt: now + pauseBeforeQueryMs(0) };
      if (!(await intents.repriced(tx, intent, next))) return false;
      await givenUp.add(tx, intent, isPayable ? 'WATCHED' : 'GONE', now);
      return true;
    },
  };
}
