import { affectedRows, type Reads } from '#db';
import { type EpochMs, fen, MINUTE_MS, type Tx } from '#kernel';
import type { GivenUp, GivenUpNumbers } from '../app/ports.ts';
import type { PaymentIntent, ProviderName } from '../domain/payment.ts';
import { INTENT_COLUMNS, type IntentRow, intentOf } from './intent-rows.ts';

/** The provider's clock may be behind ours, and its answer may take. */
const WATCH_AFTER_EXPIRY_MS = 10 * MINUTE_MS;

interface GivenUpRow extends IntentRow {
  readonly given_number: string;
  readonly given_provider: ProviderName;
  readonly given_prepay_id: string | null;
  readonly given_amount: number | string | null;
  readonly given_state: GivenUp['state'];
  readonly given_transaction: string | null;
  readonly given_paid_at: number | string | null;
  readonly return_requested_at: number | string | null;
  readonly watch_until: number | string;
  readonly looks: number;
}

const SELECT = `select ${INTENT_COLUMNS.map((column) => `i.${column}`).join(', ')},
  g.out_trade_no as given_number, g.provider as given_provider, g.prepay_id as given_prepay_id, g.amount_fen as given_amount, g.state as given_state,
  g.transaction_id as given_transaction, g.paid_at as given_paid_at, g.return_requested_at,
  g.watch_until, g.looks from payment_given_up g join payment_intents i on i.id = g.payment_id`;

export class SqlGivenUp implements GivenUpNumbers {
  readonly #reads: Reads;

  constructor(reads: Reads) {
    this.#reads = reads;
  }

  async add(tx: Tx, intent: PaymentIntent, state: 'GONE' | 'WATCHED', at: EpochMs): Promise<void> {
    await affectedRows(
      tx,
      `insert into payment_given_up (out_trade_no, merchant_id, payment_id, provider, prepay_id, state, given_up_at,
        watch_until, looks, next_look_at, amount_fen) values (?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?)
       on conflict (out_trade_no) do nothing`,
      [
        ...[intent.outTradeNo, intent.merchantId, intent.id, intent.provider, intent.prepayId, state, at],
        ...[intent.expiresAt + WATCH_AFTER_EXPIRY_MS, at, intent.amountFen],
      ],
    );
  }

  async find(outTradeNo: string): Promise<PaymentIntent | undefined> {
    const [row] = await this.#reads.all<GivenUpRow>(`${SELECT} where g.out_trade_no = ?`, [outTradeNo]);
    return row === undefined ? undefined : givenUpOf(row).intent;
  }

  async listDue(now: EpochMs, limit: number): Promise<readonly GivenUp[]> {
    const rows = await this.#reads.all<GivenUpRow>(
      `${SELECT} where g.state in ('WATCHED', 'RETURNING', 'RETURN_ASKED') and g.next_look_at <= ?
       order by g.next_look_at limit ?`,
      [now, limit],
    );
    return rows.map(givenUpOf);
  }

  async paid(tx: Tx, outTradeNo: string, transactionId: string, paidAt: EpochMs): Promise<boolean> {
    const changed = await affectedRows(
      tx,
      `update payment_given_up set state = 'RETURNING', transaction_id = ?, paid_at = ?, looks = 0, next_look_at = 0
       where out_trade_no = ? and state in ('GONE', 'WATCHED')`,
      [transactionId, paidAt, outTradeNo],
    );
    return changed === 1;
  }

  async move(tx: Tx, { intent, state }: GivenUp, to: GivenUp['state'], at?: EpochMs): Promise<boolean> {
    const changed = await affectedRows(
      tx,
      'update payment_given_up set state = ?, returned_at = ? where out_trade_no = ? and state = ?',
      [to, at ?? null, intent.outTradeNo, state],
    );
    return changed === 1;
  }

  async returnFailed(tx: Tx, { intent, state }: GivenUp, at: EpochMs): Promise<boolean> {
    const changed = await affectedRows(
      tx,
      `update payment_given_up set state = 'RETURNING', return_requested_at = ?
       where out_trade_no = ? and state = ?`,
      [at, intent.outTradeNo, state],
    );
    return changed === 1;
  }

  async looked(tx: Tx, { intent }: GivenUp, nextLookAt: EpochMs): Promise<void> {
    await affectedRows(
      tx,
      'update payment_given_up set looks = looks + 1, next_look_at = ? where out_trade_no = ?',
      [nextLookAt, intent.outTradeNo],
    );
  }

  async forget(tx: Tx, outTradeNo: string): Promise<void> {
    await affectedRows(tx, 'delete from payment_given_up where out_trade_no = ?', [outTradeNo]);
  }
}

/** The intent as it was when it had this number. */
function givenUpOf(row: GivenUpRow): GivenUp {
  const intent = intentOf(row);
  return {
    intent: {
      ...intent,
      ...{ outTradeNo: row.given_number, provider: row.given_provider, prepayId: row.given_prepay_id },
      amountFen: row.given_amount === null ? intent.amountFen : fen(Number(row.given_amount)),
    },
    ...{ state: row.given_state, transactionId: row.given_transaction },
    paidAt: row.given_paid_at === null ? null : Number(row.given_paid_at),
    returnRequestedAt: Number(row.return_requested_at ?? row.given_paid_at ?? 0),
    ...{ watchUntil: Number(row.watch_until), looks: row.looks },
  };
}
