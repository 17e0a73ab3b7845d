import { affectedRows, type MovedRows, moveRows, moveRowsBack, type Reads, rowsOf } from '#db';
import type { MemberData } from '#feature';
import { AppError } from '#kernel';

const INTENTS = { table: 'payment_intents', key: ['id'], sharesKeys: false } as const;

interface PaymentRow {
  readonly order_number: string;
  readonly subject: string;
  readonly description: string;
  readonly amount_fen: number;
  readonly state: string;
  readonly provider: string;
  readonly channel: string;
  readonly out_trade_no: string;
  readonly transaction_id: string | null;
  readonly paid_at: number | null;
  readonly refunded_fen: number | null;
  readonly refund_state: string | null;
  readonly refund_asked_at: number | null;
  readonly refund_reason: string | null;
}

/** Amounts and numbers are kept for the books; who paid, as the provider knows her, is taken out. */
export function paymentsOfMember(reads: Reads): MemberData {
  return {
    name: 'payments',
    async exportMember(merchantId, memberId) {
      const rows = await reads.all<PaymentRow>(
        `select i.order_number, i.subject, i.description, i.amount_fen, i.state, i.provider, i.channel, i.out_trade_no, i.transaction_id, i.paid_at,
           r.amount_fen as refunded_fen, r.state as refund_state, r.created_at as refund_asked_at, r.reason as refund_reason
         from payment_intents i left join payment_refunds r on r.payment_id = i.id
         where i.merchant_id = ? and i.member_id = ? order by i.id, r.created_at, r.id`,
        [merchantId, memberId],
      );
      return {
        payments: rows.map((row) => ({
          ...{
            orderNumber: row.order_number,
            paidFor: row.subject,
            description: row.description,
            amountFen: row.amount_fen,
          },
          ...{
            state: row.state,
            provider: row.provider,
            channel: row.channel,
            outTradeNo: row.out_trade_no,
            transactionId: row.transaction_id,
          },
          ...{ paidAt: row.paid_at, refundedFen: row.refunded_fen, refundState: row.refund_state },
          ...{ refundAskedAt: row.refund_asked_at, refundReason: row.refund_reason },
        })),
      };
    },
    async eraseMember(tx, merchantId, memberId) {
      const [open] = await rowsOf<{ payments: number | string }>(
        tx,
        `select count(distinct i.id) as payments from payment_intents i
         left join payment_refunds r on r.payment_id = i.id and r.state in ('REQUESTED', 'PROCESSING', 'ABNORMAL')
         where i.merchant_id = ? and i.member_id = ? and (i.state in ('CREATED', 'PREPAID') or r.id is not null)`,
        [merchantId, memberId],
      );
      if (Number(open?.payments) > 0)
        throw new AppError('conflict', 'payments.still_open', '还有未完成的支付或退款，请稍后再注销', {
          payments: Number(open?.payments),
        });
      await affectedRows(
        tx,
        "update payment_intents set openid = '' where merchant_id = ? and member_id = ? and openid <> ''",
        [merchantId, memberId],
      );
    },
    mergeMember: (tx, merchantId, from, into) => moveRows(tx, INTENTS, merchantId, from, into),
    unmergeMember: (tx, merchantId, from, into, moved) =>
      moveRowsBack(tx, INTENTS, merchantId, from, into, moved as MovedRows),
  };
}
