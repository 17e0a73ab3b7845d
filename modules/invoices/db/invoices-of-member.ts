import { affectedRows, type MovedRows, moveRows, moveRowsBack } from '#db';
import type { MemberData } from '#feature';
import type { InvoiceReads, RequestedBefore } from '../app/ports.ts';

const INVOICES = { table: 'invoices', key: ['id'], sharesKeys: false } as const;
/** Read at a time for an export. */
const EXPORT_MAX = 200;

/** Invoices are kept as long as the books (会计档案管理办法), without the person; what is only asked for is dropped. */
export function invoicesOfMember(reads: InvoiceReads): MemberData {
  return {
    name: 'invoices',
    async exportMember(merchantId, memberId) {
      const found: Readonly<Record<string, unknown>>[] = [];
      for (let before: RequestedBefore | undefined; ; ) {
        const page = await reads.ofMember(merchantId, memberId, before, EXPORT_MAX);
        const titles = await reads.titles(page, 'rights.export');
        for (const { merchantId: _shop, memberId: _self, ...invoice } of page)
          found.push({ ...invoice, ...titles.get(invoice.id) });
        const last = page.at(-1);
        if (last === undefined || page.length < EXPORT_MAX) break;
        before = [last.requestedAt, last.id];
      }
      return { invoices: found };
    },
    async eraseMember(tx, merchantId, memberId) {
      await affectedRows(
        tx,
        `update invoices set state = 'CANCELLED' where merchant_id = ? and member_id = ? and state = 'REQUESTED'`,
        [merchantId, memberId],
      );
      await affectedRows(
        tx,
        `update invoices set shown_title = '*', sealed_for = null, sealed = null, file_url = null
         where merchant_id = ? and member_id = ?`,
        [merchantId, memberId],
      );
    },
    mergeMember: (tx, merchantId, from, into) => moveRows(tx, INVOICES, merchantId, from, into),
    unmergeMember: (tx, merchantId, from, into, moved) =>
      moveRowsBack(tx, INVOICES, merchantId, from, into, moved as MovedRows),
  };
}
