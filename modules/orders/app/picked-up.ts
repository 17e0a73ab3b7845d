import { type EpochMs, type StoreId, type Tx, ZERO_FEN } from '#kernel';
import type { PickupPieces } from '#modules/fulfilment';
import { groupStatesBefore } from '../domain/order-states.ts';
import { isHandedOut } from '../domain/part-pieces.ts';
import type { GroupPickedUp } from './events.ts';
import type { OrderKey, OrderStore } from './ports.ts';

/** The part of this store is in her hands, and perhaps the order with it. */
export async function pickedUp(
  orders: OrderStore,
  tx: Tx,
  key: OrderKey,
  part: Pick<GroupPickedUp, 'memberId' | 'storeId' | 'staffId' | 'goodsPaidFen'>,
  at: EpochMs,
): Promise<void> {
  await orders.completeIfDone(tx, key, at);
  const facts = { occurredAt: at, merchantId: key.merchantId, orderId: key.id, ...part };
  tx.emit<GroupPickedUp>({ type: 'orders.group_picked_up', ...facts });
}

/** She took some of the part, and the rest was given back: nobody will come for it any more. */
export async function endTakenPart(
  orders: OrderStore,
  pieces: PickupPieces,
  tx: Tx,
  key: OrderKey,
  storeId: StoreId,
  at: EpochMs,
): Promise<void> {
  const taken = await pieces.taken(tx, { merchantId: key.merchantId, orderId: key.id, storeId });
  if (!isHandedOut(await orders.pieces(tx, key, storeId), taken)) return;
  if (!(await orders.advanceGroup(tx, key, storeId, 'PICKED_UP', groupStatesBefore('PICKED_UP'), at))) return;
  const { memberId } = await orders.get(tx, key);
  await pickedUp(orders, tx, key, { memberId, storeId, staffId: null, goodsPaidFen: ZERO_FEN }, at);
}
