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
  readonly delivered_at: number | string | null;
}

const SELECT = `select merchant_id, id, order_id, store_id, state, courier_ref, fee_fen, rider_id, tries, reason,
  asked_at, delivered_at from courier_runs`;

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

const WRITES: Pick<RunStore, 'get' | 'open' | 'move' | 'tried' | 'looked'> = {
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
  async move(tx, { merchantId, id }, to, facts) {
    const { courierRef, feeFen, reason, riderId, lookAt, at, ofRider } = facts;
    const changes: [column: string, value: unknown][] = [['state', to]];
    if (courierRef !== undefined) changes.push(['courier_ref', courierRef]);
    if (feeFen !== undefined) changes.push(['fee_fen', feeFen]);
    if (reason !== undefined) changes.push(['reason', reason]);
    if (riderId !== undefined) changes.push(['rider_id', riderId ?? '']);
    if (lookAt !== undefined) changes.push(['look_at', lookAt]);
    if (at !== undefined) changes.push([to === 'DELIVERED' ? 'delivered_at' : 'taken_at', at]);
    const own = ofRider === undefined ? '' : 'and rider_id = ?';
    const from = runStatesBefore(to)
      .map((state) => `'${state}'`)
      .join(', ');
    const moved = await affectedRows(
      tx,
      `update courier_runs set ${changes.map(([column]) => `${column} = ?`).join(', ')}
       where merchant_id = ? and id = ? and state in (${from}) ${own}`,
      [...changes.map(([, value]) => value), merchantId, id, ...(ofRider === undefined ? [] : [ofRider])],
    );
    return moved === 1;
  },
  async tried(tx, { merchantId, id }, lookAt: EpochMs) {
    const sql = 'update courier_runs set tries = tries + 1, look_at = ? where merchant_id = ? and id = ?';
    await affectedRows(tx, sql, [lookAt, merchantId, id]);
  },
  async looked(tx, { merchantId, id }, lookAt: EpochMs) {
    const sql = 'update courier_runs set tries = 0, look_at = ? where merchant_id = ? and id = ?';
    await affectedRows(tx, sql, [lookAt, merchantId, id]);
  },
};

function runOf(row: RunRow): CourierRun {
  return {
    ...{ id: row.id, merchantId: row.merchant_id, orderId: row.order_id, storeId: row.store_id },
    ...{ state: row.state, courierRef: row.courier_ref, feeFen: fen(Number(row.fee_fen)) },
    ...{ riderId: row.rider_id === '' ? null : (row.rider_id as StaffId), tries: row.tries },
    ...{ reason: row.reason, askedAt: Number(row.asked_at) },
    deliveredAt: row.delivered_at === null ? null : Number(row.delivered_at),
  };
}
