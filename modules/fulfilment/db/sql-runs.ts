import { affectedRows, type Reads, rowsOf } from '#db';
import { type EpochMs, fen, type MerchantId, type OrderId, type StaffId, type StoreId } from '#kernel';
import type { CourierRun, RunStore } from '../app/run-store.ts';
import { type RunState, runStatesBefore } from '../domain/courier-run.ts';

interface RunRow {
  readonly merchant_id: MerchantId;
  readonly id: string;
  readonly order_id: OrderId;
  readonly store_id: StoreId;
  readonly state: RunState;
  readonly courier_ref: string;
  readonly fee_fen: number | string;
  readonly rider_id: string;
  readonly tries: number;
  readonly reason: string;
  readonly asked_at: number | string;
  readonly look_at: number | string | null;
  readonly delivered_at: number | string | null;
}

const SELECT = `select merchant_id, id, order_id, store_id, state, courier_ref, fee_fen, rider_id, tries, reason,
  asked_at, look_at, delivered_at from courier_runs`;

export function sqlRuns(reads: Reads): RunStore {
  const list = async (rest: string, values: readonly unknown[]) =>
    (await reads.all<RunRow>(`${SELECT} ${rest}`, values)).map(runOf);
  return {
    ...WRITES,
    find: async ({ merchantId, id }) => (await list('where merchant_id = ? and id = ?', [merchantId, id]))[0],
    ofOrder: (merchantId, orderId) =>
      list('where merchant_id = ? and order_id = ? order by id', [merchantId, orderId]),
    list(merchantId, { stores, state }, beforeId, limit) {
      const rules = ['merchant_id = ?'];
      const values: unknown[] = [merchantId];
      if (stores !== null) {
        if (stores.length === 0) return Promise.resolve([]);
        rules.push(`store_id in (${stores.map(() => '?').join(', ')})`);
        values.push(...stores);
      }
      if (state !== undefined) {
        rules.push('state = ?');
        values.push(state);
      }
      if (beforeId !== undefined) {
        rules.push('id < ?');
        values.push(beforeId);
      }
      return list(`where ${rules.join(' and ')} order by id desc limit ?`, [...values, limit]);
    },
    toLook: (now, limit) =>
      list("where state in ('ASKED', 'SEARCHING', 'CARRIED') and look_at <= ? order by look_at limit ?", [
        ...[now, limit],
      ]),
  };
}

const WRITES: Pick<RunStore, 'get' | 'open' | 'claim' | 'move' | 'tried' | 'looked'> = {
  async get(tx, { merchantId, id }) {
    const [row] = await rowsOf<RunRow>(tx, `${SELECT} where merchant_id = ? and id = ?`, [merchantId, id]);
    return row === undefined ? undefined : runOf(row);
  },
  async open(tx, { merchantId, id, orderId, storeId, askedAt }, lookAt) {
    const opened = await affectedRows(
      tx,
      `insert into courier_runs (merchant_id, id, order_id, store_id, state, courier_ref, fee_fen, rider_id, tries,
         reason, asked_at, look_at) values (?, ?, ?, ?, 'ASKED', '', 0, '', 0, '', ?, ?) on conflict do nothing`,
      [merchantId, id, orderId, storeId, askedAt, lookAt],
    );
    return opened === 1;
  },
  async claim(tx, { merchantId, id, state, lookAt: seen }, lookAt) {
    const claimed = await affectedRows(
      tx,
      'update courier_runs set look_at = ? where merchant_id = ? and id = ? and state = ? and look_at = ?',
      [lookAt, merchantId, id, state, seen],
    );
    return claimed === 1;
  },
  async move(tx, { merchantId, id }, to, facts) {
    const { courierRef, feeFen, reason, riderId, lookAt, at, saw, ofRider } = facts;
    const changes: [column: string, value: unknown][] = [['state', to]];
    if (courierRef !== undefined) changes.push(['courier_ref', courierRef]);
    if (feeFen !== undefined) changes.push(['fee_fen', feeFen]);
    if (reason !== undefined) changes.push(['reason', reason]);
    if (riderId !== undefined) changes.push(['rider_id', riderId ?? '']);
    if (lookAt !== undefined) changes.push(['look_at', lookAt]);
    if (at !== undefined) changes.push([to === 'DELIVERED' ? 'delivered_at' : 'taken_at', at]);
    if (saw !== undefined && !runStatesBefore(to).includes(saw)) return false;
    const own = ofRider === undefined ? '' : 'and rider_id = ?';
    const from = runStatesBefore(to)
      .filter((state) => saw === undefined || state === saw)
      .map((state) => `'${state}'`)
      .join(', ');
    const moved = await affectedRows(
      tx,
      `update courier_runs set ${changes.map(([column]) => `${column} = ?`).join(', ')}
       where merchant_id = ? and id = ? and state in (${from}) ${own} and (state <> 'CANCELLED' or not exists (
         select 1 from courier_runs other where other.merchant_id = courier_runs.merchant_id
         and other.order_id = courier_runs.order_id and other.store_id = courier_runs.store_id
         and other.state <> 'CANCELLED'))`,
      [...changes.map(([, value]) => value), merchantId, id, ...(ofRider === undefined ? [] : [ofRider])],
    );
    return moved === 1;
  },
  async tried(tx, { merchantId, id, state, tries }, lookAt: EpochMs) {
    const sql = `update courier_runs set tries = tries + 1, look_at = ?
      where merchant_id = ? and id = ? and state = ? and tries = ?`;
    await affectedRows(tx, sql, [lookAt, merchantId, id, state, tries]);
  },
  async looked(tx, { merchantId, id, state }, lookAt: EpochMs) {
    const sql =
      'update courier_runs set tries = 0, look_at = ? where merchant_id = ? and id = ? and state = ?';
    await affectedRows(tx, sql, [lookAt, merchantId, id, state]);
  },
};

function runOf(row: RunRow): CourierRun {
  return {
    ...{ id: row.id, merchantId: row.merchant_id, orderId: row.order_id, storeId: row.store_id },
    ...{ state: row.state, courierRef: row.courier_ref, feeFen: fen(Number(row.fee_fen)) },
    ...{ riderId: row.rider_id === '' ? null : (row.rider_id as StaffId), tries: row.tries },
    ...{ reason: row.reason, askedAt: Number(row.asked_at) },
    lookAt: row.look_at === null ? null : Number(row.look_at),
    deliveredAt: row.delivered_at === null ? null : Number(row.delivered_at),
  };
}
