import type { Database } from '#db';

/** Tables whose rows belong to an order, and how a row names it. */
const OF_ORDERS: Readonly<Record<string, (row: 'new' | 'old') => string>> = {
  orders: (row) => `${row}.id`,
  order_groups: (row) => `${row}.order_id`,
  order_lines: (row) => `${row}.order_id`,
  order_parcels: (row) => `${row}.order_id`,
  order_till_sales: (row) => `${row}.order_id`,
  stock_reservations: (row) => `${row}.id`,
  payment_intents: (row) => `${row}.order_id`,
  payment_scans: (row) => `${row}.order_id`,
  payment_refunds: (row) => `${row}.order_id`,
  after_sales: (row) => `${row}.order_id`,
  after_sale_lines: (row) =>
    `(select order_id from after_sales where merchant_id = ${row}.merchant_id and id = ${row}.after_sale_id)`,
};
/** Events that come with a row, and where they name it: read once, when they are written. */
const TOLD_ABOUT = { 'orders.order_placed': 'orderId', 'payments.payment_succeeded': 'paymentId' };
const WRITES = { insert: ['new'], update: ['old', 'new'], delete: ['old'] } as const;

/**
 * Has the database note which orders are written to, whichever instance does it: what was not touched since it was looked at
 * need not be looked at again, and a storm costs as much per step at its end as at its beginning.
 */
export async function noteTouchedOrders({ orm, reads }: Database): Promise<void> {
  const known = await reads.all("select 1 as one from sqlite_master where name = 'simulation_touched'");
  if (known.length > 0) return;
  const write = (sql: string) => orm.em.getConnection().execute(sql);
  await write('create table simulation_touched (seq integer primary key, order_id text)');
  await write(
    'create table simulation_told (type text, about text, primary key (type, about)) without rowid',
  );
  for (const [type, about] of Object.entries(TOLD_ABOUT))
    await write(`create trigger "simulation_told_${about}" after insert on outbox when new.type = '${type}' begin
      insert or ignore into simulation_told values (new.type, json_extract(new.payload, '$.${about}')); end`);
  for (const [table, orderOf] of Object.entries(OF_ORDERS))
    for (const [change, rows] of Object.entries(WRITES)) {
      const notes = rows.map((row) => `insert into simulation_touched (order_id) values (${orderOf(row)});`);
      const name = `simulation_${table}_${change}`;
      await write(`create trigger ${name} after ${change} on ${table} begin ${notes.join(' ')} end`);
    }
}
