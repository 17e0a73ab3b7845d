import { affectedRows, type MovedRows, moveRows, moveRowsBack, type Reads } from '#db';
import type { MemberData } from '#feature';

const IMPORTED = { table: 'imported_purchases', key: ['id'], sharesKeys: false } as const;

/** What was brought in from elsewhere; her orders here are the orders module's. */
export function purchasesOfMember(reads: Reads): MemberData {
  return {
    name: 'purchases',
    async exportMember(merchantId, memberId) {
      const rows = await reads.all<{ readonly lines: string }>(
        `select id, channel, number, store_id as "storeId", bought_at as "boughtAt", paid_fen as "paidFen",
           refunded_fen as "refundedFen", lines, imported_at as "importedAt"
         from imported_purchases where merchant_id = ? and member_id = ? order by bought_at, id`,
        [merchantId, memberId],
      );
      return { purchasesElsewhere: rows.map(({ lines, ...row }) => ({ ...row, goods: JSON.parse(lines) })) };
    },
    async eraseMember(tx, merchantId, memberId) {
      await affectedRows(
        tx,
        'update imported_purchases set member_id = null where merchant_id = ? and member_id = ?',
        [merchantId, memberId],
      );
    },
    mergeMember: (tx, merchantId, from, into) => moveRows(tx, IMPORTED, merchantId, from, into),
    unmergeMember: (tx, merchantId, from, into, moved) =>
      moveRowsBack(tx, IMPORTED, merchantId, from, into, moved as MovedRows),
  };
}
