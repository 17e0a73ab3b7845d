import type { Reads } from '#db';
import type { HasBought } from '#modules/marketing';

/** Paid for something in another channel once; that it went back makes nobody a newcomer again (MKT-06). */
export function sqlBoughtElsewhere(reads: Reads): HasBought {
  return async (merchantId, memberId) => {
    const rows = await reads.all(
      'select 1 as one from imported_purchases where merchant_id = ? and member_id = ? and paid_fen > 0 limit 1',
      [merchantId, memberId],
    );
    return rows.length > 0;
  };
}
