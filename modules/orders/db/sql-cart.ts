import { affectedRows, type Reads } from '#db';
import type { Fen, SkuId, StoreId } from '#kernel';
import type { CartStore } from '../app/ports.ts';
import { CART_LINES_MAX } from '../domain/cart.ts';

interface CartRow {
  readonly store_id: StoreId;
  readonly sku_id: SkuId;
  readonly quantity: number;
  readonly seen_price_fen: Fen | null;
}

export function sqlCart(reads: Reads): CartStore {
  return {
    async lines(merchantId, memberId) {
      const rows = await reads.all<CartRow>(
        `select store_id, sku_id, quantity, seen_price_fen from cart_lines where merchant_id = ? and member_id = ?
         order by added_at, sku_id`,
        [merchantId, memberId],
      );
      return rows.map(({ store_id, sku_id, quantity, seen_price_fen }) => ({
        ...{ storeId: store_id, skuId: sku_id, quantity, seenPriceFen: seen_price_fen },
      }));
    },

    async put(tx, merchantId, memberId, { storeId, skuId, quantity, seenPriceFen }, at) {
      // Takes the cart's row: two devices of one member count its lines one after the other.
      await affectedRows(
        tx,
        `insert into carts (merchant_id, member_id, changed_at) values (?, ?, ?)
         on conflict (merchant_id, member_id) do update set changed_at = excluded.changed_at`,
        [merchantId, memberId, at],
      );
      const changed = await affectedRows(
        tx,
        `update cart_lines set quantity = ?, seen_price_fen = ?
         where merchant_id = ? and member_id = ? and store_id = ? and sku_id = ?`,
        [quantity, seenPriceFen, merchantId, memberId, storeId, skuId],
      );
      if (changed === 1) return true;
      const added = await affectedRows(
        tx,
        `insert into cart_lines (merchant_id, member_id, store_id, sku_id, quantity, seen_price_fen, added_at)
         select merchant_id, member_id, ?, ?, ?, cast(? as bigint), changed_at from carts where merchant_id = ? and member_id = ?
         and (select count(*) from cart_lines where merchant_id = ? and member_id = ?) < ?`,
        [
          ...[storeId, skuId, quantity, seenPriceFen],
          ...[merchantId, memberId, merchantId, memberId, CART_LINES_MAX],
        ],
      );
      return added === 1;
    },

    async remove(tx, merchantId, memberId, lines) {
      for (const { storeId, skuId } of lines)
        await affectedRows(
          tx,
          'delete from cart_lines where merchant_id = ? and member_id = ? and store_id = ? and sku_id = ?',
          [merchantId, memberId, storeId, skuId],
        );
    },
  };
}
