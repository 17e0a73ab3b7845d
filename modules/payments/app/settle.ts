import { fen, invariant, type UnitOfWork } from '#kernel';
import type { PaymentIntent } from '../domain/payment.ts';
import { differences, type ProviderTransaction } from '../domain/provider-transaction.ts';
import type { PaymentSucceeded } from './events.ts';
import type { Intents, PaymentsSettings } from './ports.ts';

/**
 * Writes down that the provider has the money, once: the state change and the event are one commit, and the
 * guard on the state lets only the first of any number of notices and queries through.
 */
export type Settle = (intent: PaymentIntent, said: ProviderTransaction) => Promise<'settled' | 'different'>;

export function settlePayment(
  unitOfWork: UnitOfWork,
  intents: Intents,
  { wechat, log }: PaymentsSettings,
): Settle {
  return async (intent, said) => {
    const fields = differences(intent, wechat, said);
    if (fields.length > 0) {
      log.warn({ paymentId: intent.id, fields }, 'a payment differs from what was asked for');
      return 'different';
    }
    const { transactionId, paidAt } = said;
    invariant(transactionId !== null && paidAt !== null, 'a paid transaction has a number and a time');
    await unitOfWork.run(async (tx) => {
      const isFirst = await intents.succeeded(tx, intent, transactionId, paidAt);
      if (!isFirst) return;
      tx.emit<PaymentSucceeded>({
        type: 'payments.payment_succeeded',
        occurredAt: paidAt,
        merchantId: intent.merchantId,
        orderId: intent.orderId,
        paymentId: intent.id,
        amountFen: fen(said.totalFen),
        provider: 'wechat',
        providerTransactionId: transactionId,
        paidAt,
        subject: intent.subject,
      });
    });
    return 'settled';
  };
}
