import { affectedRows, rowsOf } from '#db';
import type { PayGiftStore } from '../app/pay-gifts.ts';

/** In the row of the order itself, as no template is called. */
const ORDER = '';

export const sqlPayGifts: PayGiftStore = {
  async begin(tx, merchantId, orderId) {
    const [row] = await rowsOf<{ state: string }>(
      tx,
      // Written even when it stays as it is: whoever gives the order back waits until this gift is noted.
      `insert into coupon_pay_gifts (merchant_id, order_id, template_id, state) values (?, ?, '${ORDER}', 'PAID')
       on conflict (merchant_id, order_id, template_id) do update set state = coupon_pay_gifts.state
       returning state`,
      [merchantId, orderId],
    );
    return row?.state === 'PAID';
  },
  async note(tx, merchantId, orderId, templateId) {
    await affectedRows(
      tx,
      `insert into coupon_pay_gifts (merchant_id, order_id, template_id, state) values (?, ?, ?, 'GIVEN')
       on conflict do nothing`,
      [merchantId, orderId, templateId],
    );
  },
  async end(tx, merchantId, orderId) {
    await affectedRows(
      tx,
      `insert into coupon_pay_gifts (merchant_id, order_id, template_id, state) values (?, ?, '${ORDER}', 'REFUNDED')
       on conflict (merchant_id, order_id, template_id) do update set state = 'REFUNDED'`,
      [merchantId, orderId],
    );
    const rows = await rowsOf<{ id: string }>(
      tx,
      `select template_id as id from coupon_pay_gifts
       where merchant_id = ? and order_id = ? and template_id <> '${ORDER}' order by template_id`,
      [merchantId, orderId],
    );
    return rows.map(({ id }) => id);
  },
  async takeBack(tx, merchantId, givenFor, at) {
    await affectedRows(
      tx,
      `update coupons set taken_back_at = ?,
         state = case when state in ('ISSUED', 'RETURNED', 'PASSING') then 'REVOKED' else state end
       where merchant_id = ? and given_for = ? and taken_back_at is null`,
      [at, merchantId, givenFor],
    );
  },
};
