import { affectedRows, type MovedRows, moveRows, moveRowsBack, type Reads } from '#db';
import type { MemberData } from '#feature';

const FAVOURITES = { table: 'favourites', key: ['product_id'], sharesKeys: true } as const;

export function favouritesOfMember(reads: Reads): MemberData {
  return {
    name: 'favourites',
    async exportMember(merchantId, memberId) {
      const rows = await reads.all<object>(
        `select product_id as "productId", added_at as "addedAt" from favourites
         where merchant_id = ? and member_id = ? order by added_at, product_id`,
        [merchantId, memberId],
      );
      return { favourites: rows.map((row) => ({ ...row })) };
    },
    async eraseMember(tx, merchantId, memberId) {
      await affectedRows(tx, 'delete from favourites where merchant_id = ? and member_id = ?', [
        merchantId,
        memberId,
      ]);
    },
    mergeMember: (tx, merchantId, from, into) => moveRows(tx, FAVOURITES, merchantId, from, into),
    unmergeMember: (tx, merchantId, from, into, moved) =>
      moveRowsBack(tx, FAVOURITES, merchantId, from, into, moved as MovedRows),
  };
}
