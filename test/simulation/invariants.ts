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

/** Of an order that somebody has written to since the last look. */
const touched = (orderId: string) =>
  `${orderId} in (select order_id from simulation_touched, look where seq > since)`;

/**
 * What must be true after every step, whatever happened: sentences of the business, each with the rows that break it. What
 * a table refuses by itself (a shelf that is not its parts, a second payment of an order) is none of them.
 */
const ALWAYS: Readonly<Record<string, string>> = {
  'what is kept is what somebody keeps (X-07)': `select s.sku_id, s.reserved from stock s left join (
      select l.sku_id, l.store_id, sum(l.quantity) as pieces from stock_reservations r
      join stock_reservation_lines l on l.merchant_id = r.merchant_id and l.reservation_id = r.id
      where r.state = 'HELD' group by 1, 2) kept on kept.sku_id = s.sku_id and kept.store_id = s.store_id
    where s.reserved <> coalesce(kept.pieces, 0)`,
  'an order is its parts (X-01)': `select o.id from orders o where ${touched('o.id')} and o.payable_fen <> (
      select sum(g.payable_fen) from order_groups g where g.order_id = o.id)`,
  'a part of an order is its lines and its shipping (X-01)': `select g.order_id from order_groups g
      where ${touched('g.order_id')} and g.payable_fen - g.shipping_fen <> (select sum(l.total_fen)
        from order_lines l where l.order_id = g.order_id and l.store_id = g.store_id)`,
  'an order that may be paid holds its goods (X-03)': `select o.id from orders o, look
      where ${touched('o.id')} and o.state = 'PENDING_PAY' and o.pay_before > look.now and not exists (
      select 1 from stock_reservations r where r.merchant_id = o.merchant_id and r.id = o.id and r.state = 'HELD')`,
  'a coupon is kept by an order that waits, and by no other (MKT-08)': `select c.id from coupons c
      left join orders o on o.id = c.order_id where c.state = 'LOCKED' and (o.id is null or o.state <> 'PENDING_PAY')`,
  'goods are hers when all of their price has come (PAY-01)': `select o.id from orders o where ${touched('o.id')}
      and o.state in ('PAID', 'COMPLETED') and o.payable_fen > o.stored_value_fen and not exists (
      select 1 from payment_intents p where p.merchant_id = o.merchant_id and p.order_id = o.id
        and p.state = 'SUCCEEDED' and p.amount_fen = o.payable_fen - o.stored_value_fen)`,
  'an order is told of in the commit that places it (ORD-01)': `select o.id from orders o
      where ${touched('o.id')} and not exists (
      select 1 from simulation_told t where t.type = 'orders.order_placed' and t.about = o.id)`,
  'a payment is told of in the commit that takes it (PAY-01)': `select p.id from payment_intents p
      where ${touched('p.order_id')} and p.state = 'SUCCEEDED' and not exists (
      select 1 from simulation_told t where t.type = 'payments.payment_succeeded' and t.about = p.id)`,
  'a scan that was paid is the payment of its sale (PAY-05)': `select s.out_trade_no from payment_scans s
      join payment_intents p on p.id = s.payment_id where ${touched('s.order_id')}
      and s.state = 'PAID' and (p.state <> 'SUCCEEDED' or p.out_trade_no <> s.out_trade_no)`,
  'a sale that was paid by code is one scan that was paid (PAY-05)': `select p.id from payment_intents p
      where ${touched('p.order_id')} and p.channel = 'till' and p.state = 'SUCCEEDED' and 1 <> (
      select count(*) from payment_scans s where s.merchant_id = p.merchant_id and s.order_id = p.order_id
        and s.payment_id = p.id and s.state = 'PAID')`,
  'what was sold at a till is handed over in the moment in which it is paid (PAY-05)': `select o.id from orders o
      join order_till_sales t on t.merchant_id = o.merchant_id and t.order_id = o.id
      where ${touched('o.id')} and o.state = 'PAID' and o.paid_at < o.pay_before`,
  'a part on its way was paid, and is a delivery (ORD-03)': `select g.order_id from order_groups g
      join orders o on o.id = g.order_id where ${touched('g.order_id')} and g.state in ('SHIPPED', 'RECEIVED')
      and (g.fulfilment not like '%delivery%' or o.state not in ('PAID', 'COMPLETED'))`,
  'no piece leaves in two parcels, or after it was given back (ORD-04)': `select sent.order_id, sent.sku_id from (
        select p.order_id, p.store_id, json_extract(piece.value, '$.skuId') as sku_id,
          sum(json_extract(piece.value, '$.quantity')) as pieces
        from order_parcels p, json_each(p.pieces) piece where ${touched('p.order_id')} group by 1, 2, 3) sent
      where sent.pieces > (select coalesce(sum(l.quantity), 0) from order_lines l
        where l.order_id = sent.order_id and l.store_id = sent.store_id and l.sku_id = sent.sku_id
      ) - (select coalesce(sum(b.pieces), 0) from after_sale_lines b
        join after_sales a on a.merchant_id = b.merchant_id and a.id = b.after_sale_id
        where a.order_id = sent.order_id and a.store_id = sent.store_id and b.sku_id = sent.sku_id
          and a.is_unsent = 1 and a.split is not null)`,
  'no more goes back than came in (ORD-07)': `select p.id from payment_intents p
      where ${touched('p.order_id')} and p.amount_fen < (
      select coalesce(sum(r.amount_fen), 0) from payment_refunds r where r.payment_id = p.id)`,
};

/** @param since Only orders that were written to after this note; missing = all of them. */
export async function brokenRules({ house }: Instance, now: EpochMs, since = 0): Promise<string[]> {
  const broken: string[] = [];
  for (const [rule, sql] of Object.entries(ALWAYS)) {
    const asked = `with look (now, since) as (values (?, ?)) ${sql}`;
    const rows = await house.database.reads.all(asked, [now, since]);
    if (rows.length > 0) broken.push(`${rule}: ${JSON.stringify(rows.slice(0, 3))}`);
  }
  return broken;
}

/** Looks after every step at what was written in it: time alone makes no row wrong that was right. */
export class Watch {
  #at: Instance | undefined;
  #writes: number | undefined;
  #noted = 0;

  async look(instance: Instance, now: EpochMs): Promise<string[]> {
    const { reads } = instance.house.database;
    // Another answer than before: somebody has written. Of one and the same instance only: its connection sees the others.
    const [seen] = await reads.all<{ data_version: number }>('pragma data_version');
    if (instance === this.#at && seen?.data_version === this.#writes) return [];
    this.#at = instance;
    this.#writes = seen?.data_version;
    const since = this.#noted;
    const [last] = await reads.all<{ seq: number | null }>('select max(seq) as seq from simulation_touched');
    this.#noted = last?.seq ?? 0;
    return brokenRules(instance, now, since);
  }
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
