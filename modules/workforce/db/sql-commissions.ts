import { affectedRows, type Reads, rowsOf } from '#db';
import { bps, invariant, type StaffId, type StoreId } from '#kernel';
import type { CommissionBook, CommissionRates } from '../app/ports.ts';

const KEY = 'merchant_id = ? and order_id = ? and store_id = ?';
const LOCK = `insert into staff_commissions (merchant_id, order_id, store_id, commission_fen) values (?, ?, ?, 0)
  on conflict (merchant_id, order_id, store_id) do update set commission_fen = staff_commissions.commission_fen
  returning received_at, commission_fen`;
const CREDIT = `select staff_id, goods_fen, at from staff_credits where ${KEY}`;
const REFUNDED = `select coalesce(sum(goods_fen), 0) as fen from staff_credit_refunds where ${KEY}`;

type Whole = number | string;

export const sqlCommissions: CommissionBook = {
  async lock(tx, merchantId, { orderId, storeId }) {
    const key = [merchantId, orderId, storeId];
    const [row] = await rowsOf<{ received_at: Whole | null; commission_fen: Whole }>(tx, LOCK, key);
    const [credit] = await rowsOf<{ staff_id: StaffId; goods_fen: Whole; at: Whole }>(tx, CREDIT, key);
    const [refunded] = await rowsOf<{ fen: Whole }>(tx, REFUNDED, key);
    invariant(row !== undefined && refunded !== undefined, 'a locked part is there');
    return {
      credit:
        credit === undefined
          ? undefined
          : { staffId: credit.staff_id, goodsFen: Number(credit.goods_fen), at: Number(credit.at) },
      receivedAt: row.received_at === null ? null : Number(row.received_at),
      ...{ refundedFen: Number(refunded.fen), commissionFen: Number(row.commission_fen) },
    };
  },
  async noteReceived(tx, merchantId, { orderId, storeId }, at) {
    await affectedRows(
      tx,
      `insert into staff_commissions (merchant_id, order_id, store_id, received_at, commission_fen)
       values (?, ?, ?, ?, 0) on conflict (merchant_id, order_id, store_id)
       do update set received_at = excluded.received_at where staff_commissions.received_at is null`,
      [merchantId, orderId, storeId, at],
    );
  },
  async noteCommission(tx, merchantId, { orderId, storeId }, commissionFen) {
    const set = `update staff_commissions set commission_fen = ? where ${KEY}`;
    await affectedRows(tx, set, [commissionFen, merchantId, orderId, storeId]);
  },
};

/** The chain's own rate stands under no store. */
const CHAIN = '';
const latest = (until: string) => `from_at = (select max(l.from_at) from staff_commission_rates l
  where l.merchant_id = r.merchant_id and l.store_id = r.store_id${until})`;
const RATES = 'select store_id, rate_bps from staff_commission_rates r where merchant_id = ?';

interface RateRow {
  readonly store_id: StoreId | typeof CHAIN;
  readonly rate_bps: number | null;
}

export function sqlCommissionRates(reads: Reads): CommissionRates {
  return {
    async lastSet(tx, merchantId, storeId) {
      const one = `${RATES} and store_id = ? and ${latest('')}`;
      const [row] = await rowsOf<RateRow>(tx, one, [merchantId, storeId ?? CHAIN]);
      return row?.rate_bps ?? null;
    },
    async set(tx, merchantId, { storeId, rateBps, by, at }) {
      await affectedRows(
        tx,
        `insert into staff_commission_rates (merchant_id, store_id, from_at, rate_bps, set_by) values (?, ?, ?, ?, ?)
         on conflict (merchant_id, store_id, from_at)
         do update set rate_bps = excluded.rate_bps, set_by = excluded.set_by`,
        [merchantId, storeId ?? CHAIN, at, rateBps, by],
      );
    },
    async inForce(tx, merchantId, storeId, at) {
      const rows = await rowsOf<RateRow>(
        tx,
        `${RATES} and store_id in (?, '${CHAIN}') and ${latest(' and l.from_at <= ?')}`,
        [merchantId, storeId, at],
      );
      const rateOf = (whose: string) => rows.find((row) => row.store_id === whose)?.rate_bps;
      return bps(rateOf(storeId) ?? rateOf(CHAIN) ?? 0);
    },
    async all(merchantId) {
      const rows = await reads.all<RateRow>(
        `${RATES} and rate_bps is not null and ${latest('')} order by store_id`,
        [merchantId],
      );
      return {
        chainBps: rows.find(({ store_id }) => store_id === CHAIN)?.rate_bps ?? 0,
        stores: rows.flatMap(({ store_id, rate_bps }) =>
          store_id === CHAIN || rate_bps === null ? [] : [{ storeId: store_id, rateBps: rate_bps }],
        ),
      };
    },
  };
}
