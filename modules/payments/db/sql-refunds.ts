import { affectedRows, type Reads } from '#db';
import type { EpochMs, Fen, MerchantId, OrderId, PaymentId, Tx } from '#kernel';
import type { Refunds } from '../app/ports.ts';
import { type Refund, type RefundState, refundStatesBefore } from '../domain/refund.ts';

interface RefundRow {
  readonly id: string;
  readonly merchant_id: string;
  readonly order_id: string;
  readonly payment_id: string;
  readonly out_trade_no: string;
  readonly out_refund_no: string;
  readonly amount_fen: number;
  readonly total_fen: number;
  readonly subject: Refund['subject'];
  readonly state: RefundState;
  readonly looks: number;
  readonly created_at: number;
}

const SELECT = `select r.id, r.merchant_id, r.order_id, r.payment_id, r.out_trade_no, r.out_refund_no, r.amount_fen,
  i.amount_fen as total_fen, i.subject, r.state, r.looks, r.created_at
  from payment_refunds r join payment_intents i on i.id = r.payment_id`;

export class SqlRefunds implements Refunds {
  readonly #reads: Reads;

  constructor(reads: Reads) {
    this.#reads = reads;
  }

  async listDue(now: EpochMs, limit: number): Promise<readonly Refund[]> {
    const rows = await this.#reads.all<RefundRow>(
      `${SELECT} where r.state in ('REQUESTED', 'PROCESSING', 'ABNORMAL') and r.next_look_at <= ?
       order by r.next_look_at limit ?`,
      [now, limit],
    );
    return rows.map(refundOf);
  }

  async request(tx: Tx, refund: Refund): Promise<boolean> {
    const asked = await affectedRows(
      tx,
      `insert into payment_refunds (id, merchant_id, order_id, payment_id, out_trade_no, out_refund_no,
        amount_fen, state, looks, next_look_at, created_at)
       values (?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?) on conflict do nothing`,
      [
        refund.id,
        refund.merchantId,
        refund.orderId,
        refund.paymentId,
        refund.outTradeNo,
        refund.outRefundNo,
        refund.amountFen,
        refund.state,
        refund.createdAt,
        refund.createdAt,
      ],
    );
    return asked === 1;
  }

  async move(tx: Tx, { id }: Refund, to: RefundState): Promise<boolean> {
    const before = refundStatesBefore(to).map((state) => `'${state}'`);
    const changed = await affectedRows(
      tx,
      `update payment_refunds set state = ? where id = ? and state in (${before.join(', ')})`,
      [to, id],
    );
    return changed === 1;
  }

  async looked(tx: Tx, { id }: Refund, nextLookAt: EpochMs): Promise<void> {
    await affectedRows(tx, 'update payment_refunds set looks = looks + 1, next_look_at = ? where id = ?', [
      nextLookAt,
      id,
    ]);
  }
}

function refundOf(row: RefundRow): Refund {
  return {
    id: row.id,
    merchantId: row.merchant_id as MerchantId,
    orderId: row.order_id as OrderId,
    paymentId: row.payment_id as PaymentId,
    outTradeNo: row.out_trade_no,
    outRefundNo: row.out_refund_no,
    amountFen: row.amount_fen as Fen,
    totalFen: row.total_fen as Fen,
    subject: row.subject,
    state: row.state,
    looks: row.looks,
    createdAt: row.created_at,
  };
}
