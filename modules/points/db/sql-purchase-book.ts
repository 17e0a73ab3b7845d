import { affectedRows, rowsOf } from '#db';
import {
  type EpochMs,
  invariant,
  type MemberId,
  type MerchantId,
  type OrderId,
  type StoreId,
  type Tx,
} from '#kernel';
import type { PurchaseBook, PurchaseRow } from '../app/ports.ts';

const LOCK = `insert into points_purchases (merchant_id, order_id, store_id, reversed) values (?, ?, ?, 0)
  on conflict (merchant_id, order_id, store_id) do update set reversed = points_purchases.reversed
  returning order_id as "orderId", store_id as "storeId", member_id as "memberId", goods_fen as "goodsFen",
    paid_at as "paidAt", received_at as "receivedAt", lot_id as "lotId", earned, reversed`;
const REFUNDED = `select coalesce(sum(goods_fen), 0) as fen from points_refunds
  where merchant_id = ? and order_id = ? and store_id = ?`;

export const sqlPurchaseBook: PurchaseBook = {
  async lock(tx, merchantId, orderId, storeId) {
    const key = [merchantId, orderId, storeId];
    const [row] = await rowsOf<Omit<PurchaseRow, 'refundedFen'>>(tx, LOCK, key);
    const [refunded] = await rowsOf<{ fen: number }>(tx, REFUNDED, key);
    invariant(row !== undefined && refunded !== undefined, 'a locked purchase is there');
    return { ...row, refundedFen: refunded.fen };
  },

  notePaid: (tx, merchantId, row, { memberId, goodsFen, paidAt }) =>
    note(tx, merchantId, row, 'member_id = ?, goods_fen = ?, paid_at = ?', 'goods_fen is null', [
      memberId,
      goodsFen,
      paidAt,
    ]),

  noteEarned: (tx, merchantId, row, lotId, earned) =>
    note(tx, merchantId, row, 'lot_id = ?, earned = ?', 'earned is null', [lotId, earned]),

  noteReceived: (tx, merchantId, row, at) =>
    note(tx, merchantId, row, 'received_at = ?', 'received_at is null', [at]),

  noteReversed: (tx, merchantId, row, reversed) =>
    note(tx, merchantId, row, 'reversed = ?', 'earned is not null', [reversed]),

  async noteRefund(tx, merchantId, { orderId, storeId }, refundId, goodsFen, at) {
    const added = await affectedRows(
      tx,
      `insert into points_refunds (merchant_id, order_id, store_id, refund_id, goods_fen, at)
       values (?, ?, ?, ?, ?, ?) on conflict do nothing`,
      [merchantId, orderId, storeId, refundId, goodsFen, at],
    );
    return added === 1;
  },

  async openLotAt(tx, merchantId, lotId, at) {
    await affectedRows(
      tx,
      `update points_lots set available_at = ? where merchant_id = ? and id = ? and available_at is null`,
      [at, merchantId, lotId],
    );
  },

  async storesOf(tx, merchantId, orderId) {
    const rows = await rowsOf<{ store_id: StoreId }>(
      tx,
      'select store_id from points_purchases where merchant_id = ? and order_id = ? order by store_id',
      [merchantId, orderId],
    );
    return rows.map(({ store_id }) => store_id);
  },

  async uncredited(tx, merchantId, memberId: MemberId) {
    const rows = await rowsOf<{ order_id: OrderId }>(
      tx,
      `select distinct order_id from points_purchases
       where merchant_id = ? and member_id = ? and goods_fen is not null and earned is null order by order_id`,
      [merchantId, memberId],
    );
    return rows.map(({ order_id }) => order_id);
  },
};

async function note(
  tx: Tx,
  merchantId: MerchantId,
  { orderId, storeId }: Pick<PurchaseRow, 'orderId' | 'storeId'>,
  set: string,
  guard: string,
  values: readonly (string | number | EpochMs | null)[],
): Promise<void> {
  const noted = await affectedRows(
    tx,
    `update points_purchases set ${set} where merchant_id = ? and order_id = ? and store_id = ? and ${guard}`,
    [...values, merchantId, orderId, storeId],
  );
  invariant(noted === 1, 'each step of a purchase is taken once');
}
