import { affectedRows, type Reads } from '#db';
import type { EpochMs, ProductId } from '#kernel';
import type { TraceLog } from '../app/own-traces.ts';
import { raisePulses } from './sql-member-pulses.ts';

export function sqlTraceLog(reads: Reads): TraceLog {
  return {
    async looked(merchantId, memberId, kinds, before, limit) {
      const older = before === undefined ? '' : 'having max(at) < ? or (max(at) = ? and product_id < ?)';
      const rows = await reads.all<{ productId: ProductId; at: EpochMs }>(
        `select product_id as "productId", max(at) as at from behaviour_events
         where merchant_id = ? and member_id = ? and product_id is not null and kind in (${marks(kinds)})
         group by product_id ${older} order by max(at) desc, product_id desc limit ?`,
        [
          ...[merchantId, memberId, ...kinds],
          ...(before === undefined ? [] : [before.at, before.at, before.productId]),
          limit,
        ],
      );
      return rows;
    },
    async forget(tx, merchantId, memberId, kinds, productId) {
      const one = productId === undefined ? '' : 'and product_id = ?';
      await affectedRows(
        tx,
        `delete from behaviour_events
         where merchant_id = ? and member_id = ? and kind in (${marks(kinds)}) ${one}`,
        [merchantId, memberId, ...kinds, ...(productId === undefined ? [] : [productId])],
      );
      await raisePulses(tx, merchantId, [memberId]);
    },
  };
}

function marks(values: readonly unknown[]): string {
  return values.map(() => '?').join(', ');
}
