import { affectedRows, type Reads, rowsOf } from '#db';
import type { MemberId } from '#kernel';
import type { FreeShippingStore, HeldShipping } from '../app/free-shippings.ts';

const TAKEN = `select count(*) as n from tier_free_shippings
  where merchant_id = ? and member_id = ? and month = ? and place is not null`;

export function sqlFreeShippings(reads: Reads): FreeShippingStore {
  return {
    async ofOrder(tx, merchantId, orderId) {
      const [row] = await rowsOf<{ member_id: MemberId | null; month: string; state: HeldShipping['state'] }>(
        tx,
        'select member_id, month, state from tier_free_shippings where merchant_id = ? and order_id = ?',
        [merchantId, orderId],
      );
      return row === undefined ? undefined : { memberId: row.member_id, month: row.month, state: row.state };
    },
    async taken(merchantId, memberId, month) {
      const [row] = await reads.all<{ n: number }>(TAKEN, [merchantId, memberId, month]);
      return Number(row?.n ?? 0);
    },
    async hold(tx, merchantId, { memberId, orderId, month, quota, isAgain }) {
      const [merged] = await rowsOf<{ n: number | string }>(tx, `${TAKEN} and place like '%:%'`, [
        ...[merchantId, memberId, month],
      ]);
      for (let place = 1; place <= quota - Number(merged?.n ?? 0); place += 1) {
        const held = isAgain
          ? await affectedRows(
              tx,
              `update tier_free_shippings set place = ?, state = 'HELD'
               where merchant_id = ? and order_id = ? and state = 'RETURNED' and not exists (select 1
                 from tier_free_shippings other where other.merchant_id = ? and other.member_id = ?
                 and other.month = ? and other.place = ?)`,
              [String(place), merchantId, orderId, merchantId, memberId, month, String(place)],
            )
          : await affectedRows(
              tx,
              `insert into tier_free_shippings (merchant_id, order_id, member_id, month, place, state)
               values (?, ?, ?, ?, ?, 'HELD') on conflict do nothing`,
              [merchantId, orderId, memberId, month, String(place)],
            );
        if (held === 1) return true;
      }
      return false;
    },
    async step(tx, merchantId, orderId, from, to) {
      const states = from.map(() => '?').join(', ');
      const place = to === 'RETURNED' ? ', place = null' : '';
      const moved = await affectedRows(
        tx,
        `update tier_free_shippings set state = ?${place} where merchant_id = ? and order_id = ? and state in (${states})`,
        [to, merchantId, orderId, ...from],
      );
      return moved === 1;
    },
  };
}
