import { affectedRows, type Reads } from '#db';
import type { ProductId } from '#kernel';
import type { TasteLog } from '../app/ports.ts';
import { raisePulses } from './sql-member-pulses.ts';

/** Far below the 32 766 values of SQLite. */
const DELETED_AT_ONCE_MAX = 500;

export function sqlTasteLog(reads: Reads): TasteLog {
  return {
    async productsOf(merchantId, memberId) {
      const rows = await reads.all<{ product_id: ProductId }>(
        `select distinct product_id from behaviour_events
         where merchant_id = ? and member_id = ? and product_id is not null`,
        [merchantId, memberId],
      );
      return rows.map(({ product_id }) => product_id);
    },

    async forgetProducts(tx, merchantId, memberId, products) {
      for (let from = 0; from < products.length; from += DELETED_AT_ONCE_MAX) {
        const part = products.slice(from, from + DELETED_AT_ONCE_MAX);
        await affectedRows(
          tx,
          `delete from behaviour_events where merchant_id = ? and member_id = ? and kind <> 'not_interested'
             and product_id in (${part.map(() => '?').join(', ')})`,
          [merchantId, memberId, ...part],
        );
      }
      await raisePulses(tx, merchantId, [memberId]);
    },
  };
}
