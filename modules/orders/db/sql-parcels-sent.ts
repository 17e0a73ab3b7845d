import { affectedRows } from '#db';
import type { OrderStore } from '../app/ports.ts';

const THIS = 'merchant_id = ? and order_id = ? and store_id = ?';

type Parcels = Pick<OrderStore, 'addParcel' | 'parcelArrived' | 'parcelsArrived' | 'renumberParcel'>;

/** 拆单发货 (ORD-04): the parcels of a part that leaves in several. */
export const PARCELS: Parcels = {
  async addParcel(tx, { merchantId, id }, storeId, { carrier, trackingNumber, pieces, sentAt }) {
    const counted = await affectedRows(
      tx,
      `update order_groups set parcels = parcels + 1 where ${THIS} and state = 'PREPARING'`,
      [merchantId, id, storeId],
    );
    if (counted !== 1) return false;
    const added = await affectedRows(
      tx,
      `insert into order_parcels (order_id, store_id, tracking_number, merchant_id, position, carrier, pieces, sent_at)
       select order_id, store_id, ?, merchant_id, parcels, ?, ?, cast(? as bigint) from order_groups where ${THIS}
       on conflict (order_id, store_id, tracking_number) do nothing`,
      [trackingNumber, carrier, JSON.stringify(pieces), sentAt, merchantId, id, storeId],
    );
    return added === 1;
  },
  async parcelArrived(tx, { merchantId, id }, storeId, trackingNumber, at) {
    const arrived = await affectedRows(
      tx,
      `update order_parcels set received_at = ? where ${THIS} and tracking_number = ? and received_at is null`,
      [at, merchantId, id, storeId, trackingNumber],
    );
    return arrived === 1;
  },
  async parcelsArrived(tx, { merchantId, id }, storeId, at) {
    await affectedRows(tx, `update order_parcels set received_at = ? where ${THIS} and received_at is null`, [
      at,
      merchantId,
      id,
      storeId,
    ]);
  },
  async renumberParcel(tx, { merchantId, id }, storeId, trackingNumber, shipment) {
    const place = [merchantId, id, storeId];
    const changed = await affectedRows(
      tx,
      `update order_parcels set carrier = ?, tracking_number = ? where ${THIS} and tracking_number = ?
       and not exists (select 1 from order_parcels other where other.merchant_id = ? and other.order_id = ?
         and other.store_id = ? and other.tracking_number = ? and other.tracking_number <> ?)`,
      [
        ...[shipment.carrier, shipment.trackingNumber, ...place, trackingNumber],
        ...[...place, shipment.trackingNumber, trackingNumber],
      ],
    );
    return changed === 1;
  },
};
