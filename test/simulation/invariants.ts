import { createHash } from 'node:crypto';
import type { Reads } from '#db';
import type { EpochMs } from '#kernel';
import { LEDGER } from '#modules/ledger';
import { MERCHANT } from '../support/small-shop.ts';
import { type Drift, driftOf } from './drift.ts';
import type { Instance } from './instance.ts';
import type { Outside } from './outside.ts';
import { type ProviderEntry, providerBooks } from './provider-books.ts';
import { CANCELLED_STATES, salesOf } from './sales.ts';
import { piecesEver, type Shopper } from './shop.ts';

/** What must be true after every step, whatever happened: sentences of the business, each with the rows that break it. */
const ALWAYS: Readonly<Record<string, string>> = {
  'a shelf is what is free and what is kept (X-07)':
    'select sku_id from stock where on_hand <> available + reserved or available < 0 or reserved < 0',
  'what is kept is what somebody keeps (X-07)': `select s.sku_id, s.reserved from stock s where s.reserved <> (
      select coalesce(sum(l.quantity), 0) from stock_reservation_lines l
      join stock_reservations r on r.merchant_id = l.merchant_id and r.id = l.reservation_id
      where r.state = 'HELD' and l.sku_id = s.sku_id and l.store_id = s.store_id)`,
  'an order is its parts (X-01)': `select o.id from orders o where o.payable_fen <> (
      select sum(g.payable_fen) from order_groups g where g.order_id = o.id)`,
  'a part of an order is its lines and its shipping (X-01)': `select g.order_id from order_groups g
      where g.payable_fen - g.shipping_fen <> (select sum(l.total_fen) from order_lines l
        where l.order_id = g.order_id and l.store_id = g.store_id)`,
  'an order that may be paid holds its goods (X-03)': `select o.id from orders o
      where o.state = 'PENDING_PAY' and o.pay_before > :now and not exists (
      select 1 from stock_reservations r where r.id = o.id and r.state = 'HELD')`,
  'a coupon is kept by an order that waits, and by no other (MKT-08)': `select c.id from coupons c
      left join orders o on o.id = c.order_id where c.state = 'LOCKED' and (o.id is null or o.state <> 'PENDING_PAY')`,
  'a payment is taken once (PAY-01)': `select order_id from payment_intents where state = 'SUCCEEDED'
      group by order_id having count(*) > 1`,
  'a scan that was paid is the payment of its sale (PAY-05)': `select s.out_trade_no from payment_scans s
      join payment_intents p on p.id = s.payment_id
      where s.state = 'PAID' and (p.state <> 'SUCCEEDED' or p.out_trade_no <> s.out_trade_no)`,
  'a sale that was paid by code is one scan that was paid (PAY-05)': `select p.id from payment_intents p
      where p.channel = 'till' and p.state = 'SUCCEEDED' and 1 <> (
      select count(*) from payment_scans s where s.payment_id = p.id and s.state = 'PAID')`,
  'what was sold at a till is handed over in the moment in which it is paid (PAY-05)': `select o.id from orders o
      join order_till_sales t on t.order_id = o.id where o.state = 'PAID' and o.paid_at < o.pay_before`,
  'a part on its way was paid, and is a delivery (ORD-03)': `select g.order_id from order_groups g
      join orders o on o.id = g.order_id where g.state in ('SHIPPED', 'RECEIVED')
      and (g.fulfilment not like '%delivery%' or o.state not in ('PAID', 'COMPLETED'))`,
  'no piece leaves in two parcels, or after it was given back (ORD-04)': `select sent.order_id, sent.sku_id from (
        select p.order_id, p.store_id, json_extract(piece.value, '$.skuId') as sku_id,
          sum(json_extract(piece.value, '$.quantity')) as pieces
        from order_parcels p, json_each(p.pieces) piece group by 1, 2, 3) sent
      where sent.pieces > (select coalesce(sum(l.quantity), 0) from order_lines l
        where l.order_id = sent.order_id and l.store_id = sent.store_id and l.sku_id = sent.sku_id
      ) - (select coalesce(sum(b.pieces), 0) from after_sale_lines b
        join after_sales a on a.merchant_id = b.merchant_id and a.id = b.after_sale_id
        where a.order_id = sent.order_id and a.store_id = sent.store_id and b.sku_id = sent.sku_id
          and a.is_unsent = 1 and a.split is not null)`,
  'no more goes back than came in (ORD-07)': `select p.id from payment_intents p where p.amount_fen < (
      select coalesce(sum(r.amount_fen), 0) from payment_refunds r where r.payment_id = p.id)`,
};

export async function brokenRules({ house }: Instance, now: EpochMs): Promise<string[]> {
  const broken: string[] = [];
  for (const [rule, sql] of Object.entries(ALWAYS)) {
    const rows = await house.database.reads.all(sql.replace(':now', String(now)));
    if (rows.length > 0) broken.push(`${rule}: ${JSON.stringify(rows.slice(0, 3))}`);
  }
  return broken;
}

/** What must be true of the books; it reads all of them, so it is asked less often. */
export async function brokenBooks({ house }: Instance): Promise<string[]> {
  const report = await house.container.get(LEDGER).check(MERCHANT);
  const moved = await house.database.reads.all(
    `select s.sku_id from stock s where s.on_hand <> (select coalesce(sum(m.on_hand_change), 0) from stock_movements m
       where m.sku_id = s.sku_id and m.store_id = s.store_id)`,
  );
  return [
    ...(report.faults.length > 0
      ? [`the books agree (X-06): ${JSON.stringify(report.faults.slice(0, 3))}`]
      : []),
    ...(moved.length > 0 ? [`a shelf is the sum of its movements (X-07): ${JSON.stringify(moved)}`] : []),
  ];
}

/** Another answer than before: somebody has written. Of one and the same instance only: its connection sees the others. */
export async function writesSeen({ house }: Instance): Promise<number | undefined> {
  const [row] = await house.database.reads.all<{ data_version: number }>('pragma data_version');
  return row?.data_version;
}

/** What the callers were told. */
export interface Told {
  readonly orders: ReadonlySet<string>;
  readonly cancelled: ReadonlySet<string>;
  readonly paidAtTill: ReadonlySet<string>;
  /** Requests whose money goes back. */
  readonly refunds: ReadonlySet<string>;
  readonly unanswered: number;
}

/** Before the story began. */
interface Opening {
  readonly shoppers: readonly Shopper[];
  readonly pieces: number;
}

const NO_DRIFT: Readonly<Record<keyof Drift, string>> = {
  ledgerDriftFen: 'a card lost what was bought with it and kept, and no more or less (X-06)',
  pointsDrift: 'points paid for what was bought with them and kept, and for no more or less (X-06)',
  cardsHeld: 'no card keeps money for an order when none waits (X-06)',
  oversoldPieces: 'no piece is sold that was never there (X-07)',
  lostPieces: 'what is not on the shelf was sold, or did not come back as new (X-07)',
};

/** When nothing moves any more: whoever paid has goods or her money, nobody waits, nobody got it twice. */
export async function brokenPromises(
  { house }: Instance,
  { sandbox }: Outside,
  told: Told,
  { shoppers, pieces }: Opening,
  now: EpochMs,
): Promise<string[]> {
  const { unanswered } = told;
  const { reads } = house.database;
  const broken: string[] = unanswered === 0 ? [] : [`${unanswered} requests never had an answer`];
  const sales = await salesOf(reads);
  const { orders, refunds, kept } = sales;
  const known = new Map(orders.map(({ id, state }) => [id, state]));
  for (const id of told.orders) if (!known.has(id)) broken.push(`acknowledged and missing: ${id}`);
  if (orders.length !== told.orders.size)
    broken.push(`${told.orders.size} requests made ${orders.length} orders (X-04)`);
  for (const id of told.cancelled)
    if (!CANCELLED_STATES.has(known.get(id) ?? ''))
      broken.push(`told that it is cancelled, and it is ${known.get(id)} (ORD-03): ${id}`);
  // Nothing of a sale is given back here: who was told that it is paid has let her go with the goods.
  for (const id of told.paidAtTill)
    if (known.get(id) !== 'COMPLETED')
      broken.push(`told at the till that it is paid, and it is ${known.get(id)} (PAY-05): ${id}`);
  for (const { id, state } of orders)
    if (state === 'PENDING_PAY' || state === 'REFUND_DUE') broken.push(`${id} is still ${state}`);

  const { keptFen, apart } = await heldAgainst(providerBooks(sandbox.snapshot()), reads);
  broken.push(...apart);
  for (const { id, state, split } of refunds)
    if (split === null ? told.refunds.has(id) : state !== 'DONE')
      broken.push(`money was promised for ${id}, and it is ${state}`);
  for (const { id, state } of orders) {
    const [leftFen, due] = [keptFen.get(id) ?? 0, kept.get(id)?.externalFen ?? 0];
    if (leftFen > due) broken.push(`paid without goods or refund: ${id} is ${state}`);
    if (leftFen < due) broken.push(`goods and the money back, or never paid: ${id} is ${state}`);
  }
  const drift = await driftOf(house, sales, { shoppers, pieces: await piecesEver(reads, pieces) }, now);
  for (const [what, rule] of Object.entries(NO_DRIFT)) {
    const amount = drift[what as keyof Drift];
    if (amount !== 0) broken.push(`${rule}: ${amount}`);
  }
  const open = await reads.all(
    "select out_trade_no from payment_scans where state not in ('PAID', 'NOT_PAID')",
  );
  if (open.length > 0) broken.push(`a scan ends paid or not paid (PAY-05): ${JSON.stringify(open)}`);
  const [waiting] = await reads.all<{ readonly n: number }>(
    'select count(*) as n from outbox where delivered_at is null',
  );
  if ((waiting?.n ?? 0) > 0) broken.push(`${waiting?.n} events were never heard`);
  return broken;
}

/**
 * The books of all three providers, number by number: a payment that counts is there with its refunds, and of every other
 * number (given up, reversed, unknown to us) nothing is left there.
 */
async function heldAgainst(books: ReadonlyMap<string, ProviderEntry>, reads: Reads) {
  const payments = await reads.all<{ number: string; orderId: string; fen: number; backFen: number }>(
    `select p.out_trade_no as "number", p.order_id as "orderId", p.amount_fen as fen, (
       select coalesce(sum(r.amount_fen), 0) from payment_refunds r
       where r.payment_id = p.id and r.state = 'SUCCEEDED') as "backFen"
     from payment_intents p where p.state = 'SUCCEEDED'`,
  );
  const keptFen = new Map<string, number>();
  const apart: string[] = [];
  const counted = new Set<string>();
  for (const { number, orderId, fen, backFen } of payments) {
    const { takenFen, returnedFen } = books.get(number) ?? { takenFen: 0, returnedFen: 0 };
    counted.add(number);
    keptFen.set(orderId, takenFen - returnedFen);
    if (takenFen !== fen || returnedFen !== backFen)
      apart.push(
        `the books are apart (PAY-08): ${number} ${fen} - ${backFen}, there ${takenFen} - ${returnedFen}`,
      );
  }
  for (const [number, { takenFen, returnedFen }] of books)
    if (!counted.has(number) && takenFen !== returnedFen)
      apart.push(`charged for nothing (PAY-05): ${number} ${takenFen} - ${returnedFen}`);
  return { keptFen, apart };
}

/** Everything that two runs of one seed must agree on. */
export async function fingerprint({ house }: Instance, trace: readonly string[]): Promise<string> {
  const rows = await house.database.reads.all(
    'select state, count(*) as n, sum(payable_fen) as fen from orders group by state order by state',
  );
  return createHash('sha256')
    .update(JSON.stringify([trace, rows]))
    .digest('hex')
    .slice(0, 16);
}
