import { affectedRows, type Reads } from '#db';
import type { FavouriteStore, Kept } from '../app/favourites.ts';

export function sqlFavourites(reads: Reads): FavouriteStore {
  return {
    async add(tx, merchantId, memberId, { productId, at }) {
      const added = await affectedRows(
        tx,
        `insert into favourites (merchant_id, member_id, product_id, added_at) values (?, ?, ?, ?)
         on conflict (merchant_id, member_id, product_id) do nothing`,
        [merchantId, memberId, productId, at],
      );
      return added === 1;
    },
    async remove(tx, merchantId, memberId, productId) {
      const one = productId === undefined ? '' : 'and product_id = ?';
      await affectedRows(tx, `delete from favourites where merchant_id = ? and member_id = ? ${one}`, [
        ...[merchantId, memberId],
        ...(productId === undefined ? [] : [productId]),
      ]);
    },
    async page(merchantId, memberId, before, limit) {
      const older = before === undefined ? '' : 'and (added_at < ? or (added_at = ? and product_id < ?))';
      return reads.all<Kept>(
        `select product_id as "productId", added_at as at from favourites
         where merchant_id = ? and member_id = ? ${older} order by added_at desc, product_id desc limit ?`,
        [
          ...[merchantId, memberId],
          ...(before === undefined ? [] : [before.at, before.at, before.productId]),
          limit,
        ],
      );
    },
  };
}
