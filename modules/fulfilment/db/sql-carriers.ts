import { rowsOf } from '#db';
import type { Carriers } from '../app/carriers.ts';

export const sqlCarriers: Carriers = {
  async areOrdered(tx, { merchantId, orderId, storeId }) {
    const part = [merchantId, orderId, storeId];
    const rows = await rowsOf(
      tx,
      `select 1 as one from parcels
       where merchant_id = ? and order_id = ? and store_id = ? and state in ('ASKED', 'MADE')
       union all
       select 1 from courier_runs
       where merchant_id = ? and order_id = ? and store_id = ? and state <> 'CANCELLED'`,
      [...part, ...part],
    );
    return rows.length > 0;
  },
};
