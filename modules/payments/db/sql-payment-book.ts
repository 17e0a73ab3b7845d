import { affectedRows, type Reads } from '#db';
import type { Clock, EpochMs, Fen, MerchantId, OrderId, PaymentId, UnitOfWork } from '#kernel';
import type { BookedPayment, BookedRefund, BookRange, PaymentBook } from '../app/payment-book.ts';
import type { ProviderName } from '../domain/payment.ts';

/** As wide as the column of UnionPay's file. */
const UNIONPAY_NUMBER_CHARS = 32;
/** What is sent back of a given-up number bears its name behind this. */
const RETURN_MARK = 'L';

interface PaymentRow {
  readonly payment_id: PaymentId;
  readonly order_id: OrderId;
  readonly subject: BookedPayment['subject'];
  readonly number: string;
  readonly amount_fen: Fen;
  readonly state: string;
  readonly kind: 'current' | 'given_up' | 'reversed';
  readonly paid_at: EpochMs | null;
}

interface RefundRow {
  readonly payment_id: PaymentId;
  readonly order_id: OrderId;
  readonly number: string;
  readonly amount_fen: Fen;
  readonly state: string;
  readonly done_at: EpochMs | null;
}

/** Numbers that count, and numbers that were given up for another one. */
const PAYMENTS = `select i.id as payment_id, i.order_id, i.subject, i.out_trade_no as number, i.amount_fen, i.state,
    'current' as kind, i.paid_at from payment_intents i where i.merchant_id = ? and i.provider = ?`;
const GIVEN_UP = `select i.id as payment_id, i.order_id, i.subject, g.out_trade_no as number,
    coalesce(g.amount_fen, i.amount_fen) as amount_fen, g.state, case when exists (
      select 1 from payment_scans s where s.out_trade_no = g.out_trade_no and s.state = 'NOT_PAID'
    ) then 'reversed' else 'given_up' end as kind, g.paid_at
  from payment_given_up g join payment_intents i on i.id = g.payment_id where g.merchant_id = ? and g.provider = ?`;
const REFUNDS = `select r.payment_id, r.order_id, r.out_refund_no as number, r.amount_fen, r.state,
    r.succeeded_at as done_at from payment_refunds r join payment_intents i on i.id = r.payment_id
  where r.merchant_id = ? and i.provider = ?`;
const RETURNS = `select i.id as payment_id, i.order_id, '${RETURN_MARK}' || g.out_trade_no as number,
    coalesce(g.amount_fen, i.amount_fen) as amount_fen, g.state, g.returned_at as done_at
  from payment_given_up g join payment_intents i on i.id = g.payment_id
  where g.merchant_id = ? and g.provider = ? and g.state in ('RETURNING', 'RETURN_ASKED', 'RETURNED')`;
/** What the provider gave back by itself, of a code that was decided against, bears the number of the payment. */
const REVERSALS = `select i.id as payment_id, i.order_id, g.out_trade_no as number,
    coalesce(g.amount_fen, i.amount_fen) as amount_fen, 'REVERSED' as state, g.returned_at as done_at
  from payment_given_up g join payment_intents i on i.id = g.payment_id
    join payment_scans s on s.out_trade_no = g.out_trade_no
  where g.merchant_id = ? and g.provider = ? and s.state = 'NOT_PAID'`;

export function sqlPaymentBook(reads: Reads, unitOfWork: UnitOfWork, clock: Clock): Omit<PaymentBook, 'ask'> {
  /** All rows of these selects whose column is one of the numbers. */
  async function named<Row>(
    selects: readonly (readonly [select: string, column: string, numbers: readonly string[]])[],
    values: readonly unknown[],
  ): Promise<Row[]> {
    const asked = selects.filter(([, , numbers]) => numbers.length > 0);
    if (asked.length === 0) return [];
    const sql = asked.map(([select, column, numbers]) => `${select} and ${column} in (${places(numbers)})`);
    return reads.all<Row>(
      sql.join(' union all '),
      asked.flatMap(([, , numbers]) => [...values, ...numbers]),
    );
  }

  /** One page of both, by instant and number. */
  async function page<Row>(
    [first, second]: readonly [string, string],
    values: readonly unknown[],
    at: string,
    { from, until, after = [from, ''], limit }: BookRange,
  ): Promise<Row[]> {
    const since = [...values, after[0], until];
    return reads.all<Row>(
      `select * from (${first} union all ${second}) both_kinds
       where ${at} > ? or (${at} = ? and number > ?) order by ${at}, number limit ?`,
      [...since, ...since, after[0], after[0], after[1], limit],
    );
  }

  const places = (values: readonly unknown[]) => values.map(() => '?').join(', ');

  return {
    async payments(merchantId, provider, numbers) {
      const selects = [
        [PAYMENTS, 'i.out_trade_no', numbers],
        [GIVEN_UP, 'g.out_trade_no', numbers],
      ] as const;
      const rows = await named<PaymentRow>(selects, [merchantId, provider]);
      return rows.map(paymentOf);
    },

    async refunds(merchantId, provider, billNumbers) {
      const cut = (column: string, chars: number) =>
        provider === 'unionpay' ? `substr(${column}, 1, ${chars})` : column;
      const returned = billNumbers
        .filter((number) => number.startsWith(RETURN_MARK))
        .map((number) => number.slice(RETURN_MARK.length));
      const returnedChars = UNIONPAY_NUMBER_CHARS - RETURN_MARK.length;
      const selects = [
        [REFUNDS, cut('r.out_refund_no', UNIONPAY_NUMBER_CHARS), billNumbers],
        [RETURNS, cut('g.out_trade_no', returnedChars), returned],
        [REVERSALS, 'g.out_trade_no', billNumbers],
      ] as const;
      const rows = await named<RefundRow>(selects, [merchantId, provider]);
      return rows.map((row) => refundOf(row, provider));
    },

    async paidBetween(merchantId, provider, range) {
      const paid = "and i.state = 'SUCCEEDED' and i.paid_at >= ? and i.paid_at < ?";
      const late = 'and g.transaction_id is not null and g.paid_at >= ? and g.paid_at < ?';
      const parts = [`${PAYMENTS} ${paid}`, `${GIVEN_UP} ${late}`] as const;
      const rows = await page<PaymentRow>(parts, [merchantId, provider], 'paid_at', range);
      return rows.map(paymentOf);
    },

    async refundedBetween(merchantId, provider, range) {
      const done = "and r.state = 'SUCCEEDED' and r.succeeded_at >= ? and r.succeeded_at < ?";
      const back = "and g.state = 'RETURNED' and g.returned_at >= ? and g.returned_at < ?";
      const parts = [`${REFUNDS} ${done}`, `${RETURNS} ${back}`] as const;
      const rows = await page<RefundRow>(parts, [merchantId, provider], 'done_at', range);
      return rows.map((row) => refundOf(row, provider));
    },

    async paidOrders(merchantId, orderIds) {
      if (orderIds.length === 0) return new Set();
      const rows = await reads.all<{ order_id: OrderId }>(
        `select order_id from payment_intents where merchant_id = ? and state = 'SUCCEEDED'
           and order_id in (${places(orderIds)})`,
        [merchantId, ...orderIds],
      );
      return new Set(rows.map(({ order_id }) => order_id));
    },

    async hurry(merchantId: MerchantId, number: string) {
      await unitOfWork.run((tx) =>
        affectedRows(
          tx,
          `update payment_refunds set next_look_at = ? where merchant_id = ? and out_refund_no = ?
             and state not in ('SUCCEEDED', 'FAILED') and next_look_at > ?`,
          [clock.now(), merchantId, number, clock.now()],
        ),
      );
    },
  };
}

function paymentOf(row: PaymentRow): BookedPayment {
  const back = ['RETURNING', 'RETURN_ASKED', 'RETURNED'];
  const isPaid = row.kind === 'current' && row.state === 'SUCCEEDED';
  const isBack = row.kind !== 'current' && back.includes(row.state);
  const untouched = row.kind === 'reversed' ? 'reversed' : 'unpaid';
  return {
    ...{ paymentId: row.payment_id, orderId: row.order_id, subject: row.subject, number: row.number },
    ...{ amountFen: row.amount_fen, standing: isPaid ? 'paid' : isBack ? 'returned' : untouched },
    ...{ state: row.state, paidAt: row.paid_at },
  };
}

function refundOf(row: RefundRow, provider: ProviderName): BookedRefund {
  const isDone = ['SUCCEEDED', 'RETURNED', 'REVERSED'].includes(row.state);
  return {
    ...{ paymentId: row.payment_id, orderId: row.order_id, number: row.number, amountFen: row.amount_fen },
    billNumber: provider === 'unionpay' ? row.number.slice(0, UNIONPAY_NUMBER_CHARS) : row.number,
    ...{ standing: isDone ? 'done' : 'under_way', state: row.state, doneAt: row.done_at },
  };
}
