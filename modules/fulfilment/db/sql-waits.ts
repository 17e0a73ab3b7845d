import { affectedRows, type Reads } from '#db';
import type { EpochMs, MerchantId, OrderId, StoreId } from '#kernel';
import type { PickupWait, WaitStore } from '../app/pickup-waits.ts';

const THIS = 'merchant_id = ? and order_id = ? and store_id = ?';

export function sqlWaits(reads: Reads): WaitStore {
  return {
    async begin(tx, wait, at, remindAt, lapseAt) {
      await affectedRows(
        tx,
        `insert into pickup_waits (merchant_id, order_id, store_id, ready_at, remind_at, lapse_at)
         values (?, ?, ?, ?, ?, ?) on conflict (merchant_id, order_id, store_id) do nothing`,
        [...placeOf(wait), at, remindAt, lapseAt],
      );
    },
    async end(tx, wait) {
      await affectedRows(
        tx,
        `update pickup_waits set remind_at = null, lapse_at = null where ${THIS}`,
        placeOf(wait),
      );
    },
    async due(what, now, limit) {
      const rows = await reads.all<{
        merchant_id: MerchantId;
        order_id: OrderId;
        store_id: StoreId;
        lapse_at: EpochMs | null;
      }>(
        `select merchant_id, order_id, store_id, lapse_at from pickup_waits where ${what} <= ? order by ${what} limit ?`,
        [now, limit],
      );
      return rows.map(({ merchant_id, order_id, store_id, lapse_at }) => ({
        ...{ merchantId: merchant_id, orderId: order_id, storeId: store_id, lapseAt: lapse_at },
      }));
    },
    async ofOrder(merchantId, orderId) {
      const rows = await reads.all<{ store_id: StoreId; lapse_at: EpochMs }>(
        `select store_id, lapse_at from pickup_waits
         where merchant_id = ? and order_id = ? and lapse_at is not null order by store_id`,
        [merchantId, orderId],
      );
      return rows.map(({ store_id, lapse_at }) => ({ storeId: store_id, lapseAt: lapse_at }));
    },
    async done(tx, what, wait) {
      const sql = `update pickup_waits set ${what} = null where ${THIS} and ${what} is not null`;
      return (await affectedRows(tx, sql, placeOf(wait))) === 1;
    },
  };
}

function placeOf({ merchantId, orderId, storeId }: PickupWait): string[] {
  return [merchantId, orderId, storeId];
}
