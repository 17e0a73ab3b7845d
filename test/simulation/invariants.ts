import { createHash } from 'node:crypto';
import type { EpochMs } from '#kernel';
import { LEDGER } from '#modules/ledger';
import { MERCHANT } from '../support/small-shop.ts';
import type { Instance } from './instance.ts';
import type { Outside } from './outside.ts';

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

interface OrderRow {
  readonly id: string;
  readonly state: string;
  /** What the provider was to collect. */
  readonly externalFen: number;
}

/** What the callers were told. */
export interface Told {
  readonly orders: ReadonlySet<string>;
  /** Requests for money back that the owner has approved. */
  readonly approved: ReadonlySet<string>;
}

/** When nothing moves any more: whoever paid has goods or her money, nobody waits, nobody got it twice. */
export async function brokenPromises(
  { house }: Instance,
  { sandbox }: Outside,
  { orders: acknowledged, approved }: Told,
): Promise<string[]> {
  const { reads } = house.database;
  const broken: string[] = [];
  const orders = await reads.all<OrderRow>(
    'select id, state, payable_fen - stored_value_fen as "externalFen" from orders',
  );
  const known = new Map(orders.map(({ id, state }) => [id, state]));
  for (const id of acknowledged) if (!known.has(id)) broken.push(`acknowledged and missing: ${id}`);
  if (orders.length !== acknowledged.size)
    broken.push(`${acknowledged.size} requests made ${orders.length} orders (X-04)`);
  for (const { id, state } of orders)
    if (state === 'PENDING_PAY' || state === 'REFUND_DUE') broken.push(`${id} is still ${state}`);

  const intents = await reads.all<{ readonly number: string; readonly orderId: string }>(
    `select out_trade_no as "number", order_id as "orderId" from payment_intents where subject = 'order'`,
  );
  const orderOf = new Map(intents.map(({ number, orderId }) => [number, orderId]));
  const paid = new Map<string, number>();
  for (const { outTradeNo, state, totalFen } of sandbox.trades.list()) {
    const orderId = orderOf.get(outTradeNo);
    if (orderId === undefined || (state !== 'SUCCESS' && state !== 'REFUND')) continue;
    const backFen = sandbox.refunds
      .list()
      .filter((refund) => refund.outTradeNo === outTradeNo && refund.status === 'SUCCESS')
      .reduce((sum, refund) => sum + refund.amountFen, 0);
    if (backFen > totalFen) broken.push(`refunded twice: ${outTradeNo}`);
    paid.set(orderId, (paid.get(orderId) ?? 0) + totalFen - backFen);
  }
  const dueFen = new Map(orders.map(({ id, state, externalFen }) => [id, hasGoods(state) ? externalFen : 0]));
  const givenBack = await reads.all<{ id: string; orderId: string; state: string; split: string | null }>(
    'select id, order_id as "orderId", state, split from after_sales',
  );
  for (const { id, orderId, state, split } of givenBack) {
    if (split === null ? approved.has(id) : state !== 'DONE')
      broken.push(`${id} was approved and is ${state}`);
    const { externalFen } = JSON.parse(split ?? '{"externalFen":0}') as { externalFen: number };
    if (hasGoods(known.get(orderId))) dueFen.set(orderId, (dueFen.get(orderId) ?? 0) - externalFen);
  }
  for (const [orderId, leftFen] of paid) {
    const [state, due] = [known.get(orderId), dueFen.get(orderId) ?? 0];
    if (leftFen > due) broken.push(`paid without goods or refund: ${orderId} is ${state}`);
    if (leftFen < due) broken.push(`goods and the money back: ${orderId} is ${state}`);
  }
  const [waiting] = await reads.all<{ readonly n: number }>(
    'select count(*) as n from outbox where delivered_at is null',
  );
  if ((waiting?.n ?? 0) > 0) broken.push(`${waiting?.n} events were never heard`);
  return broken;
}

const hasGoods = (state: string | undefined) => state === 'PAID' || state === 'COMPLETED';

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
