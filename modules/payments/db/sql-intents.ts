import { affectedRows, type Reads, rowsOf } from '#db';
import { type EpochMs, invariant, type MemberId, type MerchantId, type OrderId, type Tx } from '#kernel';
import type { Intents } from '../app/ports.ts';
import { type PaymentIntent, type PaymentState, statesBefore } from '../domain/payment.ts';
import { INTENT_COLUMNS, type IntentRow, intentOf } from './intent-rows.ts';

const SELECT = `select ${INTENT_COLUMNS.join(', ')} from payment_intents`;

/** What the provider was asked about is still what is open at the shopper. */
const SAME_PREPAY = "coalesce(prepay_id, '') = ?";

export class SqlIntents implements Intents {
  readonly #reads: Reads;

  constructor(reads: Reads) {
    this.#reads = reads;
  }

  find(merchantId: MerchantId, orderId: OrderId): Promise<PaymentIntent | undefined> {
    return this.#one('where merchant_id = ? and order_id = ?', [merchantId, orderId]);
  }

  findByNumber(outTradeNo: string): Promise<PaymentIntent | undefined> {
    return this.#one('where out_trade_no = ?', [outTradeNo]);
  }

  findByPrepayId(memberId: MemberId, prepayId: string): Promise<PaymentIntent | undefined> {
    return this.#one('where prepay_id = ? and member_id = ?', [prepayId, memberId]);
  }

  findOfMember(memberId: MemberId, id: string): Promise<PaymentIntent | undefined> {
    return this.#one('where id = ? and member_id = ?', [id, memberId]);
  }

  async listToQuery(now: EpochMs, limit: number) {
    const rows = await this.#reads.all<IntentRow>(
      `${SELECT} where state in ('CREATED', 'PREPAID') and channel = 'online' and next_query_at <= ? order by next_query_at limit ?`,
      [now, limit],
    );
    return rows.map((row) => ({ ...intentOf(row), queries: row.queries }));
  }

  async open(tx: Tx, intent: PaymentIntent, firstQueryAt: EpochMs): Promise<PaymentIntent> {
    await affectedRows(
      tx,
      `insert into payment_intents (id, merchant_id, order_id, order_number, member_id, provider, openid,
        amount_fen, description, out_trade_no, expires_at, state, queries, next_query_at, subject, channel,
        is_shared)
       values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'CREATED', 0, ?, ?, ?, ?) on conflict (merchant_id, order_id) do nothing`,
      [
        intent.id,
        intent.merchantId,
        intent.orderId,
        intent.orderNumber,
        intent.memberId,
        intent.provider,
        intent.payer,
        intent.amountFen,
        intent.description,
        intent.outTradeNo,
        intent.expiresAt,
        firstQueryAt,
        intent.subject,
        intent.channel,
        intent.isShared === true ? 1 : 0,
      ],
    );
    const [row] = await rowsOf<IntentRow>(tx, `${SELECT} where merchant_id = ? and order_id = ?`, [
      intent.merchantId,
      intent.orderId,
    ]);
    invariant(row !== undefined, 'an intent is there after it was stored');
    return intentOf(row);
  }

  async renumbered(
    tx: Tx,
    before: PaymentIntent,
    next: Parameters<Intents['renumbered']>[2],
  ): Promise<boolean> {
    const changed = await affectedRows(
      tx,
      `update payment_intents set provider = ?, openid = ?, out_trade_no = ?, prepay_id = ?, prepaid_at = null,
         state = 'CREATED', queries = 0, next_query_at = ?
       where id = ? and out_trade_no = ? and ${SAME_PREPAY} and state in ('CREATED', 'PREPAID')`,
      [
        ...[next.provider, next.payer, next.outTradeNo, next.prepayId ?? null, next.nextQueryAt],
        ...[before.id, before.outTradeNo, before.prepayId ?? ''],
      ],
    );
    return changed === 1;
  }

  async repriced(
    tx: Tx,
    before: PaymentIntent,
    { outTradeNo, amountFen, nextQueryAt }: Parameters<Intents['repriced']>[2],
  ): Promise<boolean> {
    const changed = await affectedRows(
      tx,
      `update payment_intents set amount_fen = ?, out_trade_no = ?, prepay_id = null, prepaid_at = null,
         state = 'CREATED', queries = 0, next_query_at = ?
       where id = ? and out_trade_no = ? and ${SAME_PREPAY} and state in ('CREATED', 'PREPAID')`,
      [amountFen, outTradeNo, nextQueryAt, before.id, before.outTradeNo, before.prepayId ?? ''],
    );
    return changed === 1;
  }

  async isBegun(tx: Tx, merchantId: MerchantId, orderId: OrderId): Promise<boolean> {
    const rows = await rowsOf(
      tx,
      'select 1 as one from payment_intents where merchant_id = ? and order_id = ?',
      [merchantId, orderId],
    );
    return rows.length > 0;
  }

  async prepaid(tx: Tx, before: PaymentIntent, prepayId: string, at: EpochMs): Promise<boolean> {
    // A renewed prepay id leaves the state as it is.
    const changed = await affectedRows(
      tx,
      `update payment_intents set state = 'PREPAID', prepay_id = ?, prepaid_at = ?
       where id = ? and out_trade_no = ? and ${SAME_PREPAY} and state in (${from('PREPAID')}, 'PREPAID')`,
      [prepayId, at, before.id, before.outTradeNo, before.prepayId ?? ''],
    );
    return changed === 1;
  }

  async succeeded(
    tx: Tx,
    { id, outTradeNo }: PaymentIntent,
    transactionId: string,
    paidAt: EpochMs,
  ): Promise<boolean> {
    const changed = await affectedRows(
      tx,
      `update payment_intents set state = 'SUCCEEDED', transaction_id = ?, paid_at = ?
       where id = ? and out_trade_no = ? and state in (${from('SUCCEEDED')})`,
      [transactionId, paidAt, id, outTradeNo],
    );
    return changed === 1;
  }

  async isPaidOtherwise(tx: Tx, { id, outTradeNo }: PaymentIntent, transactionId: string): Promise<boolean> {
    const rows = await rowsOf(
      tx,
      "select id from payment_intents where id = ? and out_trade_no = ? and state = 'SUCCEEDED' and transaction_id <> ?",
      [id, outTradeNo, transactionId],
    );
    return rows.length > 0;
  }

  async closed(tx: Tx, { id, outTradeNo, prepayId }: PaymentIntent, at: EpochMs): Promise<boolean> {
    const changed = await affectedRows(
      tx,
      `update payment_intents set state = 'CLOSED', closed_at = ?
       where id = ? and out_trade_no = ? and ${SAME_PREPAY} and state in (${from('CLOSED')})`,
      [at, id, outTradeNo, prepayId ?? ''],
    );
    return changed === 1;
  }

  async asked(tx: Tx, { id }: PaymentIntent, nextQueryAt: EpochMs): Promise<void> {
    await affectedRows(
      tx,
      'update payment_intents set queries = queries + 1, next_query_at = ? where id = ?',
      [nextQueryAt, id],
    );
  }

  async #one(where: string, values: readonly unknown[]): Promise<PaymentIntent | undefined> {
    const [row] = await this.#reads.all<IntentRow>(`${SELECT} ${where}`, values);
    return row === undefined ? undefined : intentOf(row);
  }
}

/** The guard of a state change, as a list for SQL; the names come from the state machine, never from outside. */
function from(to: PaymentState): string {
  return statesBefore(to)
    .map((state) => `'${state}'`)
    .join(', ');
}
