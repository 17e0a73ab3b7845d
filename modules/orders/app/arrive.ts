import type { EpochMs, StoreId, Tx } from '#kernel';
import { groupStatesBefore } from '../domain/order-states.ts';
import type { GroupReceived, ParcelReceived } from './events.ts';
import type { OrderKey, OrderStore } from './ports.ts';

/**
 * The goods of this store have arrived, and perhaps the order with them; false when they were not on their way. Of a part
 * that left in several parcels, `trackingNumber` names the one that has, and the part follows with the last (ORD-04).
 */
export async function arrive(
  orders: OrderStore,
  tx: Tx,
  key: OrderKey,
  storeId: StoreId,
  confirmedBy: GroupReceived['confirmedBy'],
  at: EpochMs,
  trackingNumber?: string,
): Promise<boolean> {
  const from = groupStatesBefore('RECEIVED');
  await orders.hold(tx, key);
  if (trackingNumber !== undefined) {
    const part = (await orders.get(tx, key)).groups.find((group) => group.storeId === storeId);
    if (part !== undefined && part.parcels.length > 0) {
      if (!(await orders.parcelArrived(tx, key, storeId, trackingNumber, at))) return false;
      const facts = { occurredAt: at, merchantId: key.merchantId, orderId: key.id, storeId, trackingNumber };
      tx.emit<ParcelReceived>({ type: 'orders.parcel_received', ...facts });
      const others = part.parcels.filter((parcel) => parcel.trackingNumber !== trackingNumber);
      // What is still being packed is on no way yet: the part goes on by itself.
      if (part.state !== 'SHIPPED' || others.some(({ receivedAt }) => receivedAt === null)) return true;
    }
  }
  if (!(await orders.advanceGroup(tx, key, storeId, 'RECEIVED', from, at))) return false;
  await orders.parcelsArrived(tx, key, storeId, at);
  await orders.completeIfDone(tx, key, at);
  const facts = { occurredAt: at, merchantId: key.merchantId, orderId: key.id, storeId };
  tx.emit<GroupReceived>({ type: 'orders.group_received', ...facts, confirmedBy });
  return true;
}
