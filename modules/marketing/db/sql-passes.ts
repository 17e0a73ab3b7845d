import { affectedRows, rowsOf } from '#db';
import type { Sweep } from '#feature';
import type { MemberId, MerchantId, Tx } from '#kernel';
import type { PassStore } from '../app/coupon-passes.ts';

/** Long enough to answer "it is over" to who comes late. */
const SETTLED_KEPT_MS = 30 * 86_400_000;

export const sqlPasses: PassStore = {
  async open(tx, merchantId, { id, couponId, memberId, hash, at, endsAt }) {
    // Not `valid_from`: what works later may be given away today.
    const locked = await affectedRows(
      tx,
      `update coupons set state = 'PASSING', locked_until = ?, order_id = null
       where merchant_id = ? and id = ? and member_id = ? and state in ('ISSUED', 'RETURNED') and valid_until > ?
         and passed_at is null`,
      [endsAt, merchantId, couponId, memberId, at],
    );
    if (locked === 0) return false;
    await affectedRows(
      tx,
      `insert into coupon_passes (merchant_id, id, coupon_id, member_id, hash, state, made_at, ends_at)
       values (?, ?, ?, ?, ?, 'OPEN', ?, ?)`,
      [merchantId, id, couponId, memberId, hash, at, endsAt],
    );
    return true;
  },

  async find(tx, merchantId, hash) {
    const [row] = await rowsOf<{ memberId: MemberId; couponId: string }>(
      tx,
      'select member_id as "memberId", coupon_id as "couponId" from coupon_passes where merchant_id = ? and hash = ?',
      [merchantId, hash],
    );
    return row;
  },

  async take(tx, merchantId, hash, at) {
    const taken = await affectedRows(
      tx,
      `update coupon_passes set state = 'TAKEN', settled_at = ?
       where merchant_id = ? and hash = ? and state = 'OPEN' and ends_at > ?`,
      [at, merchantId, hash, at],
    );
    return taken === 1;
  },

  async handOver(tx, merchantId, { couponId, memberId, seq, number, alias, at }) {
    const handed = await affectedRows(
      tx,
      `update coupons set member_id = ?, seq = ?, number = ?, alias = ?, state = 'ISSUED', given_by = 'friend',
         passed_at = ?, locked_until = null, reminded_days = null
       where merchant_id = ? and id = ? and state = 'PASSING'
         and not exists (select 1 from coupons o where o.merchant_id = ? and (o.number = ? or o.alias = ?))`,
      [...[memberId, seq, number, alias, at, merchantId, couponId], ...[merchantId, number, alias]],
    );
    return handed === 1;
  },

  async callBack(tx, merchantId, couponId, memberId, at) {
    const called = await affectedRows(
      tx,
      `update coupon_passes set state = 'RETURNED', settled_at = ?
       where merchant_id = ? and coupon_id = ? and member_id = ? and state = 'OPEN'`,
      [at, merchantId, couponId, memberId],
    );
    if (called === 1) await free(tx, merchantId, couponId);
    return called === 1;
  },

  async returnOverdue(tx, now, max) {
    const rows = await rowsOf<{ merchantId: MerchantId; couponId: string }>(
      tx,
      // Asked twice, as `runningOut` does: a row that somebody took meanwhile is looked at again.
      `update coupon_passes set state = 'RETURNED', settled_at = ? where state = 'OPEN' and (merchant_id, id) in (
         select merchant_id, id from coupon_passes where state = 'OPEN' and ends_at <= ? order by ends_at limit ?)
       returning merchant_id as "merchantId", coupon_id as "couponId"`,
      [now, now, max],
    );
    for (const { merchantId, couponId } of rows) await free(tx, merchantId, couponId);
    return rows.length;
  },
};

export const sweepPasses: Sweep = {
  name: 'coupon_passes: settled',
  sweep: (tx, now, rowsMax) =>
    affectedRows(
      tx,
      `delete from coupon_passes where state <> 'OPEN' and (merchant_id, id) in (
         select merchant_id, id from coupon_passes where state <> 'OPEN' and settled_at < ?
         order by settled_at limit ?)`,
      [now - SETTLED_KEPT_MS, rowsMax],
    ),
};

/** Hers again; once called back it may be given away another time. */
async function free(tx: Tx, merchantId: MerchantId, couponId: string): Promise<void> {
  await affectedRows(
    tx,
    "update coupons set state = 'ISSUED', locked_until = null where merchant_id = ? and id = ? and state = 'PASSING'",
    [merchantId, couponId],
  );
}
