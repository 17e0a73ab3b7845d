import { affectedRows, rowsOf } from '#db';
import { invariant, type MemberId, type OrderId, type StoreId } from '#kernel';
import type { TierPurchaseBook } from '../app/ports.ts';

const OF_PART = 'merchant_id = ? and order_id = ? and store_id = ?';

interface Row {
  readonly member_id: MemberId | null;
  readonly goods_fen: number | string | null;
  readonly settled_at: number | string | null;
  readonly refunded_fen: number | string;
  readonly credited: number | string | null;
  readonly reversed: number | string;
}

export const sqlTierPurchases: TierPurchaseBook = {
  async lock(tx, merchantId, orderId, storeId) {
    const [row] = await rowsOf<Row>(
      tx,
      `insert into tier_purchases (merchant_id, order_id, store_id, refunded_fen, reversed) values (?, ?, ?, 0, 0)
       on conflict (merchant_id, order_id, store_id) do update set reversed = tier_purchases.reversed
       returning member_id, goods_fen, settled_at, refunded_fen, credited, reversed`,
      [merchantId, orderId, storeId],
    );
    invariant(row !== undefined, 'a locked part is there');
    return {
      ...{ orderId, storeId, memberId: row.member_id, goodsFen: numberOf(row.goods_fen) },
      ...{ settledAt: numberOf(row.settled_at), refundedFen: Number(row.refunded_fen) },
      ...{ credited: numberOf(row.credited), reversed: Number(row.reversed) },
    };
  },
  async put(tx, merchantId, part) {
    await affectedRows(
      tx,
      `update tier_purchases set member_id = ?, goods_fen = ?, settled_at = ?, refunded_fen = ?, credited = ?, reversed = ?
       where ${OF_PART}`,
      [
        ...[part.memberId, part.goodsFen, part.settledAt, part.refundedFen, part.credited, part.reversed],
        ...[merchantId, part.orderId, part.storeId],
      ],
    );
  },
  async addRefund(tx, merchantId, { orderId, storeId }, refundId) {
    const added = await affectedRows(
      tx,
      `insert into tier_refunds (merchant_id, order_id, store_id, refund_id) values (?, ?, ?, ?) on conflict do nothing`,
      [merchantId, orderId, storeId, refundId],
    );
    return added === 1;
  },
  async storesOf(tx, merchantId, orderId) {
    const rows = await rowsOf<{ store_id: StoreId }>(
      tx,
      'select store_id from tier_purchases where merchant_id = ? and order_id = ? order by store_id',
      [merchantId, orderId],
    );
    return rows.map(({ store_id }) => store_id);
  },
  async uncredited(tx, merchantId, memberId) {
    const rows = await rowsOf<{ order_id: OrderId; store_id: StoreId }>(
      tx,
      `select order_id, store_id from tier_purchases where merchant_id = ? and member_id = ? and credited is null
       order by order_id, store_id`,
      [merchantId, memberId],
    );
    return rows.map(({ order_id: orderId, store_id: storeId }) => ({ orderId, storeId }));
  },
};

const numberOf = (value: number | string | null): number | null => (value === null ? null : Number(value));
