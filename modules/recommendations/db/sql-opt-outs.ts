import { affectedRows, type Reads } from '#db';
import type { OptOuts } from '../app/ports.ts';

export function sqlOptOuts(reads: Reads): OptOuts {
  return {
    async isOut(merchantId, memberId) {
      const rows = await reads.all(
        'select 1 as one from personalisation_opt_outs where merchant_id = ? and member_id = ?',
        [merchantId, memberId],
      );
      return rows.length > 0;
    },
    async add(tx, merchantId, memberId, at) {
      await affectedRows(
        tx,
        'insert into personalisation_opt_outs (merchant_id, member_id, since) values (?, ?, ?) on conflict do nothing',
        [merchantId, memberId, at],
      );
    },
    async remove(tx, merchantId, memberId) {
      const removed = await affectedRows(
        tx,
        'delete from personalisation_opt_outs where merchant_id = ? and member_id = ?',
        [merchantId, memberId],
      );
      return removed === 1;
    },
  };
}
