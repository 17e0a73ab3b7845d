import { affectedRows, insertRows, rowsOf } from '#db';
import type { ExchangeCodeStore } from '../app/ports.ts';

export const sqlExchangeCodes: ExchangeCodeStore = {
  add: (tx, merchantId, { templateId, batchId, hashes, at }) =>
    insertRows(tx, {
      table: 'coupon_exchange_codes',
      columns: ['merchant_id', 'hash', 'template_id', 'batch_id', 'coupon_id', 'made_at', 'used_at'],
      key: ['merchant_id', 'hash'],
      onRepeat: 'keep',
      rows: hashes.map((hash) => [merchantId, hash, templateId, batchId, null, at, null]),
    }),

  async find(tx, merchantId, hash) {
    const [row] = await rowsOf<{ template_id: string; used_at: number | string | null }>(
      tx,
      'select template_id, used_at from coupon_exchange_codes where merchant_id = ? and hash = ?',
      [merchantId, hash],
    );
    return row === undefined ? undefined : { templateId: row.template_id, isUsed: row.used_at !== null };
  },

  async spend(tx, merchantId, hash, couponId, at) {
    const spent = await affectedRows(
      tx,
      `update coupon_exchange_codes set used_at = ?, coupon_id = ?
       where merchant_id = ? and hash = ? and used_at is null`,
      [at, couponId, merchantId, hash],
    );
    return spent === 1;
  },
};
