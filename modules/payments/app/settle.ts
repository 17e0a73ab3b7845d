import { fen, invariant, type UnitOfWork } from '#kernel';
import type { TillPayers } from '#modules/members';
import type { PaymentIntent } from '../domain/payment.ts';
import { differences, isAllBack, type ProviderTransaction } from '../domain/provider-transaction.ts';
import type { PaymentSucceeded } from './events.ts';
import type { Payers } from './payers.ts';
import type { GivenUpNumbers, Intents, PaymentsSettings } from './ports.ts';
import type { PaymentProviders } from './providers.ts';
import type { Scans } from './scans.ts';

/**
 * Writes down that the provider has the money, once: the state change and the event are one commit, and the
 * guard on the state lets only the first of any number of notices and queries through. Money for a number that was
 * given up for another one goes back: she may have paid the other.
 */
export type Settle = (intent: PaymentIntent, said: ProviderTransaction) => Promise<'settled' | 'different'>;

export function settlePayment(
  unitOfWork: UnitOfWork,
  intents: Intents,
  givenUp: GivenUpNumbers,
  providers: PaymentProviders,
  { log }: PaymentsSettings,
  scans: Pick<Scans, 'paid'>,
  payers: Payers,
  tillPayers: TillPayers,
): Settle {
  return async (intent, said) => {
    const payer = payers.whoPaid(intent, said.openid);
    const fields = differences(intent, providers.get(intent.provider).account, said, payer);
    if (fields.length > 0) {
      log.warn({ paymentId: intent.id, fields }, 'a payment differs from what was asked for');
      return 'different';
    }
    const { transactionId, paidAt } = said;
    invariant(transactionId !== null && paidAt !== null, 'a paid transaction has a number and a time');
    const news = await unitOfWork.run(async (tx) => {
      // A scan that is being reversed is not paid, whatever was taken: the reversal gives it back.
      const isWanted = intent.channel === 'online' || (await scans.paid(tx, intent.outTradeNo, paidAt));
      if (!isWanted || !(await intents.succeeded(tx, intent, transactionId, paidAt))) {
        // Of a reversal the provider tells as well: what it gave back itself is not sent back once more.
        if (isAllBack(intent, said)) return 'known';
        if (await givenUp.paid(tx, intent.outTradeNo, transactionId, paidAt)) return 'late';
        return (await intents.isPaidOtherwise(tx, intent, transactionId)) ? 'twice' : 'known';
      }
      await givenUp.forget(tx, intent.outTradeNo);
      const { merchantId, memberId } = intent;
      const { provider } = intent;
      // UnionPay does not say who paid.
      if (intent.channel === 'till' && provider !== 'unionpay' && said.openid !== null)
        await tillPayers.paid(tx, merchantId, memberId, { provider, appId: said.appId, name: said.openid });
      tx.emit<PaymentSucceeded>({
        type: 'payments.payment_succeeded',
        occurredAt: paidAt,
        merchantId: intent.merchantId,
        orderId: intent.orderId,
        paymentId: intent.id,
        amountFen: fen(said.totalFen),
        provider: intent.provider,
        providerTransactionId: transactionId,
        paidAt,
        subject: intent.subject,
      });
      return 'paid';
    });
    // No provider takes money twice for one number. Where it did all the same, a person has to look: some of them know
    // only the number, and a refund by it would take back the payment that counts.
    if (news === 'twice')
      log.warn({ paymentId: intent.id, transactionId }, 'one number was paid by two transactions');
    if (news === 'late')
      log.warn({ paymentId: intent.id }, 'money for a number that was given up; it goes back');
    return 'settled';
  };
}
