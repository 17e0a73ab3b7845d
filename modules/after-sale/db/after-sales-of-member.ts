import { affectedRows, type MovedRows, moveRows, moveRowsBack, type Reads, rowsOf } from '#db';
import type { MemberData } from '#feature';
import { AppError } from '#kernel';
import { OPEN_STATES } from '../domain/after-sale-states.ts';
import { loadAfterSales, type Query } from './load-after-sales.ts';

const AFTER_SALES = { table: 'after_sales', key: ['id'], sharesKeys: false } as const;
/** Read at a time for an export. */
const EXPORT_MAX = 200;

/** Kept with the order that they belong to (电子商务法 31), without what she wrote and without her parcel. */
export function afterSalesOfMember(reads: Reads): MemberData {
  const query: Query = (sql, values) => reads.all(sql, values);
  return {
    name: 'after-sale',
    async exportMember(merchantId, memberId) {
      const requests: Readonly<Record<string, unknown>>[] = [];
      for (let after = ''; ; ) {
        const rest = 'and member_id = ? and id > ? order by id limit ?';
        const page = await loadAfterSales(query, merchantId, rest, [memberId, after, EXPORT_MAX]);
        for (const { merchantId: _shop, memberId: _self, ...request } of page) requests.push(request);
        const last = page.at(-1);
        if (last === undefined || page.length < EXPORT_MAX) break;
        after = last.id;
      }
      return { afterSales: requests };
    },
    async eraseMember(tx, merchantId, memberId) {
      const [open] = await rowsOf<{ n: number | string }>(
        tx,
        `select count(*) as n from after_sales
         where merchant_id = ? and member_id = ? and state in (${OPEN_STATES.map(() => '?').join(', ')})`,
        [merchantId, memberId, ...OPEN_STATES],
      );
      if (Number(open?.n) > 0)
        throw new AppError('conflict', 'after-sale.still_open', '还有未完成的售后，请完成或取消后再注销', {
          requests: Number(open?.n),
        });
      await affectedRows(
        tx,
        `update after_sales set words = '', parcel = null, resent = null
         where merchant_id = ? and member_id = ?`,
        [merchantId, memberId],
      );
    },
    mergeMember: (tx, merchantId, from, into) => moveRows(tx, AFTER_SALES, merchantId, from, into),
    unmergeMember: (tx, merchantId, from, into, moved) =>
      moveRowsBack(tx, AFTER_SALES, merchantId, from, into, moved as MovedRows),
  };
}
