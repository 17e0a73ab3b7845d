import { affectedRows, rowsOf } from '#db';
import type { SkuId } from '#kernel';
import type { PickupPieces } from '../app/pickup-pieces.ts';

export const sqlPickupPieces: PickupPieces = {
  async take(tx, { merchantId, orderId, storeId }, pieces) {
    for (const { skuId, quantity, ordered } of pieces) {
      const line = [merchantId, orderId, storeId, skuId];
      await affectedRows(
        tx,
        `insert into pickup_pieces (merchant_id, order_id, store_id, sku_id, taken) values (?, ?, ?, ?, 0)
         on conflict (merchant_id, order_id, store_id, sku_id) do nothing`,
        line,
      );
      const took = await affectedRows(
        tx,
        `update pickup_pieces set taken = taken + ?
         where merchant_id = ? and order_id = ? and store_id = ? and sku_id = ? and taken + ? <= ?`,
        [quantity, ...line, quantity, ordered],
      );
      if (took !== 1) return false;
    }
    return true;
  },
  async taken(tx, { merchantId, orderId, storeId }) {
    const rows = await rowsOf<{ sku_id: SkuId; taken: number }>(
      tx,
      'select sku_id, taken from pickup_pieces where merchant_id = ? and order_id = ? and store_id = ?',
      [merchantId, orderId, storeId],
    );
    return new Map(rows.map(({ sku_id, taken }) => [sku_id, Number(taken)]));
  },
};
