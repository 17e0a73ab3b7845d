import type { Reads } from '#db';
import { fen, type PaymentId } from '#kernel';
import type { SharedPayments } from '../app/shared-payments.ts';

export function sqlPaidByWechat(reads: Reads): SharedPayments['find'] {
  return async (merchantId, orderId) => {
    const [row] = await reads.all<{
      id: PaymentId;
      transaction_id: string;
      amount_fen: number;
      is_shared: number;
    }>(
      `select id, transaction_id, amount_fen, is_shared from payment_intents
       where merchant_id = ? and order_id = ? and provider = 'wechat' and state = 'SUCCEEDED'`,
      [merchantId, orderId],
    );
    if (row === undefined) return undefined;
    const { id: paymentId, transaction_id: transactionId } = row;
    const refunds = await reads.all<{ id: string; amount_fen: number }>(
      'select id, amount_fen from payment_refunds where payment_id = ? order by id',
      [paymentId],
    );
    return {
      ...{ paymentId, transactionId, paidFen: fen(row.amount_fen), isShared: row.is_shared === 1 },
      refunds: refunds.map(({ id, amount_fen }) => ({ id, amountFen: fen(amount_fen) })),
    };
  };
}
