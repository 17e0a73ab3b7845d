import { affectedRows, rowsOf } from '#db';
import { DAY_MS } from '#kernel';
import type { CouponStore, RunningOut } from '../app/ports.ts';
import { type CouponRow, couponOf, SELECT_COUPON } from './coupon-rows.ts';

export type CouponSteps = Pick<
  CouponStore,
  | 'nextSeq'
  | 'giveSeqBack'
  | 'add'
  | 'givenFor'
  | 'ofOrder'
  | 'lock'
  | 'useFor'
  | 'giveBack'
  | 'redeem'
  | 'revoke'
  | 'expire'
  | 'runningOut'
>;

/** Everything that changes a coupon: one guarded statement each. */
export const sqlCouponSteps: CouponSteps = {
  async nextSeq(tx, merchantId, { templateId, memberId, max, dayMax, day }) {
    const [row] = await rowsOf<{ taken: number }>(
      tx,
      // Her last day never goes back: news of before midnight that comes after it counts for the day that runs.
      `insert into coupon_takers (merchant_id, template_id, member_id, taken, day, day_taken)
       values (?, ?, ?, 1, ?, 1)
       on conflict (merchant_id, template_id, member_id) do update set taken = coupon_takers.taken + 1,
         day_taken = case when coupon_takers.day < excluded.day then 1 else coupon_takers.day_taken + 1 end,
         day = case when coupon_takers.day < excluded.day then excluded.day else coupon_takers.day end
       where coupon_takers.taken < ? and (coupon_takers.day < excluded.day or coupon_takers.day_taken < ?)
       returning taken`,
      [merchantId, templateId, memberId, day, max, dayMax],
    );
    return row === undefined ? undefined : Number(row.taken);
  },

  async giveSeqBack(tx, merchantId, templateId, memberId) {
    await affectedRows(
      tx,
      `update coupon_takers set taken = taken - 1, day_taken = day_taken - 1
       where merchant_id = ? and template_id = ? and member_id = ?`,
      [merchantId, templateId, memberId],
    );
  },

  async add(tx, merchantId, coupon) {
    const added = await affectedRows(
      tx,
      `insert into coupons (merchant_id, id, template_id, member_id, seq, state, number, alias, given_by, given_for,
         valid_from, valid_until, issued_at) values (?, ?, ?, ?, ?, 'ISSUED', ?, ?, ?, ?, ?, ?, ?)
       on conflict do nothing`,
      [
        ...[
          merchantId,
          coupon.id,
          coupon.templateId,
          coupon.memberId,
          coupon.seq,
          coupon.number,
          coupon.alias,
        ],
        ...[coupon.givenBy, coupon.givenFor, coupon.validFrom, coupon.validUntil, coupon.issuedAt],
      ],
    );
    return added === 1;
  },

  async givenFor(tx, merchantId, givenFor) {
    const [row] = await rowsOf<CouponRow>(tx, `${SELECT_COUPON} and c.given_for = ?`, [merchantId, givenFor]);
    return row === undefined ? undefined : couponOf(row);
  },

  async ofOrder(tx, merchantId, orderId) {
    const rows = await rowsOf<CouponRow>(tx, `${SELECT_COUPON} and c.order_id = ? order by c.id`, [
      merchantId,
      orderId,
    ]);
    return rows.map(couponOf);
  },

  async lock(tx, merchantId, { id, memberId, orderId, until, now }) {
    const locked = await affectedRows(
      tx,
      `update coupons set state = 'LOCKED', order_id = ?, locked_until = ?
       where merchant_id = ? and id = ? and member_id = ? and state in ('ISSUED', 'RETURNED')
         and valid_from <= ? and valid_until > ?`,
      [orderId, until, merchantId, id, memberId, now, now],
    );
    return locked === 1;
  },

  async useFor(tx, merchantId, orderId, at) {
    await affectedRows(
      tx,
      `update coupons set state = 'USED', used_at = ?, locked_until = null
       where merchant_id = ? and order_id = ? and state in ('LOCKED', 'RETURNED', 'EXPIRED')`,
      [at, merchantId, orderId],
    );
    const rows = await rowsOf<{ id: string }>(
      tx,
      "select id from coupons where merchant_id = ? and order_id = ? and state = 'USED' order by id",
      [merchantId, orderId],
    );
    return rows.map(({ id }) => id);
  },

  async giveBack(tx, merchantId, { id, orderId, from, validUntil }) {
    const given = await affectedRows(
      tx,
      `update coupons set state = case when taken_back_at is null then 'RETURNED' else 'REVOKED' end,
         valid_until = ?, locked_until = null, used_at = null
       where merchant_id = ? and id = ? and order_id = ? and state in (${from.map(() => '?').join(', ')})`,
      [validUntil, merchantId, id, orderId, ...from],
    );
    return given === 1;
  },

  async redeem(tx, merchantId, { id, storeId, staffId, device, at }) {
    const redeemed = await affectedRows(
      tx,
      `update coupons set state = 'USED', used_at = ?, store_id = ?, staff_id = ?, device = ?, order_id = null
       where merchant_id = ? and id = ? and state in ('ISSUED', 'RETURNED') and valid_from <= ? and valid_until > ?`,
      [at, storeId, staffId, device, merchantId, id, at, at],
    );
    return redeemed === 1;
  },

  async revoke(tx, merchantId, id) {
    const revoked = await affectedRows(
      tx,
      // One that waits for a friend as well: the link then leads to nothing.
      `update coupons set state = 'REVOKED', order_id = null, locked_until = null
       where merchant_id = ? and id = ? and state in ('ISSUED', 'RETURNED', 'PASSING')`,
      [merchantId, id],
    );
    return revoked === 1;
  },

  async expire(tx, now, max) {
    return affectedRows(
      tx,
      `update coupons set state = 'EXPIRED' where state in ('ISSUED', 'RETURNED') and (merchant_id, id) in (
         select merchant_id, id from coupons where state in ('ISSUED', 'RETURNED') and valid_until <= ?
         order by valid_until limit ?)`,
      [now, max],
    );
  },

  async runningOut(tx, now, days, max) {
    const rows = await rowsOf<RunningOut>(
      tx,
      // Asked twice: whoever waited for another process's rows looks at them again, but not at the list of them.
      `update coupons set reminded_days = ? where state in ('ISSUED', 'RETURNED')
         and (reminded_days is null or reminded_days > ?) and (merchant_id, id) in (
         select merchant_id, id from coupons where state in ('ISSUED', 'RETURNED') and valid_until > ?
           and valid_until <= ? and member_id is not null and (reminded_days is null or reminded_days > ?)
         order by valid_until limit ?)
       returning merchant_id as "merchantId", member_id as "memberId", id as "couponId", template_id as "templateId",
         valid_until as "validUntil"`,
      [days, days, now, now + days * DAY_MS, days, max],
    );
    return rows.map((row) => ({ ...row, validUntil: Number(row.validUntil) }));
  },
};
