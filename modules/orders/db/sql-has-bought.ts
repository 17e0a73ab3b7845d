import type { Reads } from '#db';
import type { HasBought } from '#modules/marketing';

/** Paid once, in whatever channel, makes nobody a newcomer again (MKT-06), even when the money went back. */
export function sqlHasBought(reads: Reads): HasBought {
  return async (merchantId, memberId) => {
    const rows = await reads.all(
      'select 1 as one from orders where merchant_id = ? and member_id = ? and paid_at is not null limit 1',
      [merchantId, memberId],
    );
    return rows.length > 0;
  };
}
