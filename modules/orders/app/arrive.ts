import type { EpochMs, StoreId, Tx } from '#kernel';
import { groupStatesBefore } from '../domain/order-states.ts';
import type { GroupReceived } from './events.ts';
import type { OrderKey, OrderStore } from './ports.ts';

/** The parcel of this store has arrived, and perhaps the order with it; false when it was not on its way. */
export async function arrive(
  orders: OrderStore,
  tx: Tx,
  key: OrderKey,
  storeId: StoreId,
  confirmedBy: GroupReceived['confirmedBy'],
  at: EpochMs,
): Promise<boolean> {
  const from = groupStatesBefore('RECEIVED');
  await orders.hold(tx, key);
  if (!(await orders.advanceGroup(tx, key, storeId, 'RECEIVED', from, at))) return false;
  await orders.completeIfDone(tx, key, at);
  const facts = { occurredAt: at, merchantId: key.merchantId, orderId: key.id, storeId };
  tx.emit<GroupReceived>({ type: 'orders.group_received', ...facts, confirmedBy });
  return true;
}
