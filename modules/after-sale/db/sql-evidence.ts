import { affectedRows, type Reads } from '#db';
import type { MemberId } from '#kernel';
import { type EvidenceStore, WAITING_MAX } from '../app/evidence.ts';
import { OPEN_STATES } from '../domain/after-sale-states.ts';

const marks = (values: readonly unknown[]) => values.map(() => '?').join(', ');

/** Bytes as base64: a few hundred kilobytes in a column that both databases have, and gone in the commit that erases her. */
export function sqlEvidence(reads: Reads): EvidenceStore {
  return {
    async add(tx, merchantId, { id, memberId, bytes, at }) {
      const added = await affectedRows(
        tx,
        `insert into after_sale_pictures (merchant_id, id, member_id, after_sale_id, picture, made_at)
         select ?, ?, ?, null, ?, cast(? as bigint) where (select count(*) from after_sale_pictures
           where merchant_id = ? and member_id = ? and after_sale_id is null) < ?`,
        [...[merchantId, id, memberId, bytes.toString('base64'), at], ...[merchantId, memberId, WAITING_MAX]],
      );
      return added === 1;
    },
    async attach(tx, merchantId, memberId, afterSaleId, ids) {
      if (ids.length === 0) return true;
      const attached = await affectedRows(
        tx,
        `update after_sale_pictures set after_sale_id = ?
         where merchant_id = ? and member_id = ? and after_sale_id is null and id in (${marks(ids)})`,
        [afterSaleId, merchantId, memberId, ...ids],
      );
      return attached === ids.length;
    },
    async find(merchantId, id) {
      const [row] = await reads.all<{ member_id: MemberId; after_sale_id: string | null; picture: string }>(
        'select member_id, after_sale_id, picture from after_sale_pictures where merchant_id = ? and id = ?',
        [merchantId, id],
      );
      if (row === undefined) return undefined;
      const bytes = Buffer.from(row.picture, 'base64');
      return { memberId: row.member_id, afterSaleId: row.after_sale_id, bytes };
    },
    async forget(tx, waitingSince, since) {
      await affectedRows(
        tx,
        'delete from after_sale_pictures where after_sale_id is null and made_at < cast(? as bigint)',
        [waitingSince],
      );
      await affectedRows(
        tx,
        `delete from after_sale_pictures where made_at < cast(? as bigint) and not exists (
           select 1 from after_sales a where a.merchant_id = after_sale_pictures.merchant_id
           and a.id = after_sale_pictures.after_sale_id and a.state in (${marks(OPEN_STATES)}))`,
        [since, ...OPEN_STATES],
      );
    },
  };
}
