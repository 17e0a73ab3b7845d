import type { Clock, Fen, Ids, MerchantId, OrderId, Tx, UnitOfWork } from '#kernel';
import { closeAtProvider } from './close-at-provider.ts';
import type { EndedPayment, Payments } from './payments.ts';
import type { GivenUpNumbers, Intents } from './ports.ts';
import type { PaymentProviders } from './providers.ts';
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
  readonly clock: Clock;
  readonly ids: Ids;
}): Pick<Payments, 'endOpen' | 'changeAmount'> {
  const { intents, givenUp, providers, settle, clock, ids } = parts;
  return {
    async endOpen(merchantId: MerchantId, orderId: OrderId) {
      const intent = await intents.find(merchantId, orderId);
      if (intent === undefined) return { intent: null, isPayable: false };
      if (intent.state === 'SUCCEEDED') return 'paid';
      if (intent.state === 'CLOSED') return 'closed';
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
      if (!(await intents.repriced(tx, intent, { outTradeNo, amountFen, nextQueryAt: intent.expiresAt })))
        return false;
      await givenUp.add(tx, intent, isPayable ? 'WATCHED' : 'GONE', now);
      return true;
    },
  };
}
