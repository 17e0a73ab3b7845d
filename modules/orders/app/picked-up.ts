import { type EpochMs, type StoreId, type Tx, ZERO_FEN } from '#kernel';
import type { PickupPieces } from '#modules/fulfilment';
import type { OrderGroup } from '../domain/order.ts';
import { groupStatesBefore } from '../domain/order-states.ts';
import { isHandedOut } from '../domain/part-pieces.ts';
import { arrive } from './arrive.ts';
import type { GroupPickedUp, GroupShipped } from './events.ts';
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

/**
 * She took some of the part, or some of it was sent, and the rest was given back: nobody will come for it any more, and
 * no other parcel follows.
 */
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
  const { groups } = await orders.get(tx, key);
  const group = groups.find((each) => each.storeId === storeId);
  if (group?.fulfilment.type === 'delivery') return allSent(orders, tx, key, group, at);
  if (!(await orders.advanceGroup(tx, key, storeId, 'PICKED_UP', groupStatesBefore('PICKED_UP'), at))) return;
  const { memberId } = await orders.get(tx, key);
  await pickedUp(orders, tx, key, { memberId, storeId, staffId: null, goodsPaidFen: ZERO_FEN }, at);
}

/** On its way as a whole since its last parcel left, and received when they all were. */
async function allSent(
  orders: OrderStore,
  tx: Tx,
  key: OrderKey,
  { storeId, parcels }: OrderGroup,
  at: EpochMs,
): Promise<void> {
  const last = parcels.at(-1);
  if (last === undefined) return;
  if (!(await orders.advanceGroup(tx, key, storeId, 'SHIPPED', groupStatesBefore('SHIPPED'), at))) return;
  await orders.markShipped(tx, key, storeId, last, last.sentAt);
  const facts = { occurredAt: at, merchantId: key.merchantId, orderId: key.id, storeId };
  tx.emit<GroupShipped>({ type: 'orders.group_shipped', ...facts, staffId: null, goodsPaidFen: ZERO_FEN });
  if (parcels.every(({ receivedAt }) => receivedAt !== null))
    await arrive(orders, tx, key, storeId, 'member', at);
}
