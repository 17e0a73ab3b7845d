import { affectedRows, insertRows, rowsOf } from '#db';
import type { ExchangeCodeStore } from '../app/ports.ts';

export const sqlExchangeCodes: ExchangeCodeStore = {
  add: (tx, merchantId, { templateId, batchId, hashes, at }) =>
    insertRows(tx, {
      table: 'coupon_exchange_codes',
      columns: ['merchant_id', 'hash', 'template_id', 'batch_id', 'made_at', 'used_at'],
      key: ['merchant_id', 'hash'],
      onRepeat: 'keep',
      rows: hashes.map((hash) => [merchantId, hash, templateId, batchId, at, null]),
    }),

  async templateOf(tx, merchantId, hash) {
    const [row] = await rowsOf<{ template_id: string }>(
      tx,
      'select template_id from coupon_exchange_codes where merchant_id = ? and hash = ?',
      [merchantId, hash],
    );
    return row?.template_id;
  },

  async spend(tx, merchantId, hash, at) {
    const spent = await affectedRows(
      tx,
      'update coupon_exchange_codes set used_at = ? where merchant_id = ? and hash = ? and used_at is null',
      [at, merchantId, hash],
    );
    return spent === 1;
  },
};
