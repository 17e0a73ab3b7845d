import { affectedRows, type Reads, rowsOf } from '#db';
import {
  type EpochMs,
  type Fen,
  fen,
  invariant,
  type MerchantId,
  type OrderId,
  type PaymentId,
  type Tx,
} from '#kernel';
import type { Refunds } from '../app/ports.ts';
import {
  REFUNDS_PER_PAYMENT_MAX,
  type Refund,
  type RefundState,
  refundStatesBefore,
} from '../domain/refund.ts';

interface RefundRow {
  readonly id: string;
  readonly merchant_id: string;
  readonly order_id: string;
  readonly payment_id: string;
  readonly refund_id: string;
  readonly out_trade_no: string;
  readonly out_refund_no: string;
  readonly amount_fen: number | string;
  readonly total_fen: number | string;
  readonly provider: Refund['provider'];
  readonly transaction_id: string | null;
  readonly subject: Refund['subject'];
  readonly reason: string;
  readonly state: RefundState;
  readonly looks: number;
  readonly created_at: number | string;
  readonly requested_at: number | string | null;
}

const SELECT = `select r.id, r.merchant_id, r.order_id, r.payment_id, r.refund_id, r.out_trade_no, r.out_refund_no,
  r.amount_fen, i.amount_fen as total_fen, i.provider, i.transaction_id, i.subject, r.reason, r.state, r.looks, r.created_at,
  r.requested_at from payment_refunds r join payment_intents i on i.id = r.payment_id`;

export class SqlRefunds implements Refunds {
  readonly #reads: Reads;

  constructor(reads: Reads) {
    this.#reads = reads;
  }

  async listDue(now: EpochMs, limit: number): Promise<readonly Refund[]> {
    const rows = await this.#reads.all<RefundRow>(
      `${SELECT} where r.state in ('REQUESTED', 'PROCESSING', 'ABNORMAL', 'FAILED') and r.next_look_at <= ?
       order by r.next_look_at, r.id limit ?`,
      [now, limit],
    );
    return rows.map(refundOf);
  }

  async request(tx: Tx, refund: Refund): ReturnType<Refunds['request']> {
    const isNew = await affectedRows(
      tx,
      `insert into payment_refunds (id, merchant_id, order_id, payment_id, refund_id, out_trade_no, out_refund_no,
        amount_fen, reason, state, looks, next_look_at, created_at, requested_at)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?) on conflict (payment_id, refund_id) do nothing`,
      [
        ...[refund.id, refund.merchantId, refund.orderId, refund.paymentId, refund.refundId],
        ...[refund.outTradeNo, refund.outRefundNo, refund.amountFen, refund.reason, refund.state],
        ...[refund.createdAt, refund.createdAt, refund.requestedAt],
      ],
    );
    if (isNew === 0) {
      const known = await this.find(tx, refund.paymentId, refund.refundId);
      invariant(known !== undefined, 'a refund that was asked for stays');
      return { known };
    }
    const taken = await affectedRows(
      tx,
      `update payment_intents set refunded_fen = refunded_fen + ?, refunds = refunds + 1
       where id = ? and state = 'SUCCEEDED' and refunded_fen + ? <= amount_fen and refunds < ?`,
      [refund.amountFen, refund.paymentId, refund.amountFen, REFUNDS_PER_PAYMENT_MAX],
    );
    if (taken === 0)
      return refund.amountFen > (await this.openFen(tx, refund.paymentId)) ? 'too_much' : 'too_many';
    return 'asked';
  }

  async openFen(tx: Tx, paymentId: PaymentId): Promise<Fen> {
    const [row] = await rowsOf<{ open: number | string }>(
      tx,
      'select amount_fen - refunded_fen as open from payment_intents where id = ?',
      [paymentId],
    );
    return fen(Number(row?.open ?? 0));
  }

  async find(tx: Tx, paymentId: PaymentId, refundId: string): Promise<Refund | undefined> {
    const [row] = await rowsOf<RefundRow>(tx, `${SELECT} where r.payment_id = ? and r.refund_id = ?`, [
      paymentId,
      refundId,
    ]);
    return row === undefined ? undefined : refundOf(row);
  }

  async move(tx: Tx, { id }: Pick<Refund, 'id'>, to: RefundState, at?: EpochMs): Promise<boolean> {
    const before = refundStatesBefore(to).map((state) => `'${state}'`);
    const changed = await affectedRows(
      tx,
      `update payment_refunds set state = ?, succeeded_at = ? where id = ? and state in (${before.join(', ')})`,
      [to, at ?? null, id],
    );
    return changed === 1;
  }

  async failed(
    tx: Tx,
    { id, requestedAt }: Refund,
    { at, isOver }: { readonly at: EpochMs; readonly isOver: boolean },
  ): Promise<boolean> {
    const before = refundStatesBefore('FAILED').map((state) => `'${state}'`);
    // The word was about that asking and says nothing about a later one.
    const changed = await affectedRows(
      tx,
      `update payment_refunds set state = 'FAILED', next_look_at = ?, requested_at = ?
       where id = ? and coalesce(requested_at, created_at) = ? and state in (${before.join(', ')})`,
      [at, isOver ? null : requestedAt, id, requestedAt],
    );
    return changed === 1;
  }

  async again(tx: Tx, { id }: Pick<Refund, 'id'>, now: EpochMs): Promise<boolean> {
    const changed = await affectedRows(
      tx,
      `update payment_refunds set state = 'REQUESTED', next_look_at = ?, requested_at = coalesce(requested_at, ?)
       where id = ? and state = 'FAILED'`,
      [now, now, id],
    );
    return changed === 1;
  }

  async takeTurn(tx: Tx, { id, paymentId }: Refund, now: EpochMs, apartMs: number): Promise<boolean> {
    const taken = await affectedRows(
      tx,
      `update payment_intents set refund_asked_at = ?, refund_asked = ?
       where id = ? and (refund_asked = ? or refund_asked_at is null or refund_asked_at <= ?)`,
      [now, id, paymentId, id, now - apartMs],
    );
    return taken === 1;
  }

  async looked(tx: Tx, { id }: Refund, nextLookAt: EpochMs): Promise<void> {
    await affectedRows(tx, 'update payment_refunds set looks = looks + 1, next_look_at = ? where id = ?', [
      nextLookAt,
      id,
    ]);
  }

  async postpone(tx: Tx, { id }: Pick<Refund, 'id'>, at: EpochMs): Promise<void> {
    await affectedRows(tx, 'update payment_refunds set next_look_at = ? where id = ?', [at, id]);
  }
}

/** PostgreSQL answers bigint as text inside a transaction. */
function refundOf(row: RefundRow): Refund {
  return {
    id: row.id,
    refundId: row.refund_id,
    merchantId: row.merchant_id as MerchantId,
    orderId: row.order_id as OrderId,
    paymentId: row.payment_id as PaymentId,
    outTradeNo: row.out_trade_no,
    outRefundNo: row.out_refund_no,
    amountFen: fen(Number(row.amount_fen)),
    totalFen: fen(Number(row.total_fen)),
    provider: row.provider,
    transactionId: row.transaction_id ?? '',
    subject: row.subject,
    reason: row.reason,
    state: row.state,
    looks: row.looks,
    createdAt: Number(row.created_at),
    // Nobody asks with it before `again` has chosen another one.
    requestedAt: Number(row.requested_at ?? row.created_at),
  };
}
