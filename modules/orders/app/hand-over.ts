import {
  type AnswerBook,
  AppError,
  type Clock,
  type EpochMs,
  fen,
  type KeyedHash,
  type MerchantId,
  type RequestKey,
  type StaffId,
  type StoreId,
  type Tx,
  type UnitOfWork,
} from '#kernel';
import type { Audit } from '#modules/access';
import type { PickupPieces } from '#modules/fulfilment';
import type { PieceCount, Shipment } from '../domain/order.ts';
import { type GroupState, groupStatesBefore, liesOnTheWay } from '../domain/order-states.ts';
import { isHandedOut } from '../domain/part-pieces.ts';
import { readPickup } from '../domain/pickup-ticket.ts';
import { type StaffOrder, staffView } from '../domain/staff-view.ts';
import type { GroupPickedUp, GroupReady, GroupShipped } from './events.ts';
import { orderNotFound } from './find-order.ts';
import { illegalStep } from './illegal-step.ts';
import { pickedUp } from './picked-up.ts';
import type { OrderKey, OrderStore } from './ports.ts';
import { TICKET_OVER } from './read-pickup-code.ts';
import { sendParcel } from './send-parcel.ts';

/** Who acts, from where. */
interface StaffAct {
  readonly merchantId: MerchantId;
  readonly staffId: StaffId;
  readonly storeId: StoreId;
  readonly ip: string | null;
  readonly request: RequestKey;
}

type PartInHand = Pick<GroupPickedUp, 'memberId' | 'storeId' | 'staffId' | 'goodsPaidFen'> & {
  readonly staffId: StaffId;
};

export interface HandOver {
  /** The goods lie ready at the counter. */
  markReady(order: OrderKey, act: StaffAct): Promise<StaffOrder>;
  /**
   * The shopper shows her code, or its ticket of the moment, and takes the goods (核销). Each code works once, at its own store; with `some` it works
   * until the last piece is handed over (部分提货).
   */
  verifyPickup(text: string, act: StaffAct, some?: readonly PieceCount[]): Promise<StaffOrder>;
  /**
   * The parcel is with the carrier; with `some` it holds only these pieces, and the part is SHIPPED with the last of them
   * (拆单发货). Without, all that is left.
   */
  ship(order: OrderKey, shipment: Shipment, act: StaffAct, some?: readonly PieceCount[]): Promise<StaffOrder>;
  /** The same in the caller's commit. */
  shipIn(
    tx: Tx,
    order: OrderKey,
    shipment: Shipment,
    act: Omit<StaffAct, 'request'>,
    at: EpochMs,
    some?: readonly PieceCount[],
  ): Promise<void>;
}

export function handOver(
  unitOfWork: UnitOfWork,
  answers: AnswerBook,
  orders: OrderStore,
  pieces: PickupPieces,
  audit: Audit,
  clock: Clock,
  hash: KeyedHash,
): HandOver {
  /** One act in one commit: answered once per key, and seen by staff as far as it concerns their store. */
  function once(act: StaffAct, work: (tx: Tx, at: EpochMs) => Promise<OrderKey>): Promise<StaffOrder> {
    const at = clock.now();
    return unitOfWork.run(async (tx) => {
      const earlier = await answers.claim<StaffOrder>(tx, act.request);
      if (earlier !== undefined) return earlier;
      const key = await work(tx, at);
      const after = staffView(await orders.get(tx, key), (storeId) => storeId === act.storeId);
      await answers.record(tx, act.request, after);
      return after;
    });
  }

  async function advance(
    tx: Tx,
    key: OrderKey,
    act: Omit<StaffAct, 'request'>,
    to: GroupState,
    at: EpochMs,
    action: string,
  ): Promise<PartInHand> {
    await orders.hold(tx, key);
    const { memberId, groups } = await orders.get(tx, key);
    const group = groups.find(({ storeId }) => storeId === act.storeId);
    if (group === undefined) throw orderNotFound(key);
    if (!liesOnTheWay(to, group.fulfilment.type)) throw illegalStep(group, to);
    if (!(await orders.advanceGroup(tx, key, act.storeId, to, groupStatesBefore(to), at)))
      throw illegalStep(group, to);
    await audit.record(tx, {
      merchantId: act.merchantId,
      actor: act.staffId,
      action,
      subject: `order:${key.id}`,
      before: { storeId: act.storeId, state: group.state },
      after: { storeId: act.storeId, state: to },
      ip: act.ip,
      at,
    });
    const { storeId, staffId } = act;
    return { memberId, storeId, staffId, goodsPaidFen: fen(group.goodsFen - group.discountFen) };
  }

  /** One of several parcels; true when it was the last. A part that leaves in one has none of its own. */
  async function sendSome(
    tx: Tx,
    key: OrderKey,
    shipment: Shipment,
    { merchantId, staffId, storeId, ip }: Omit<StaffAct, 'request'>,
    at: EpochMs,
    some: readonly PieceCount[] | undefined,
  ): Promise<boolean> {
    await orders.hold(tx, key);
    const order = await orders.get(tx, key);
    const group = order.groups.find((each) => each.storeId === storeId);
    if (group === undefined) throw orderNotFound(key);
    if (!liesOnTheWay('SHIPPED', group.fulfilment.type)) throw illegalStep(group, 'SHIPPED');
    if (some === undefined && group.parcels.length === 0) return true;
    const isLast = await sendParcel(orders, pieces, tx, order, group, shipment, some, at);
    await audit.record(tx, {
      ...{ merchantId, actor: staffId, action: 'orders.ship_part', subject: `order:${key.id}` },
      ...{ before: null, after: { storeId, ...shipment, pieces: some ?? null }, ip, at },
    });
    return isLast;
  }

  const shipIn: HandOver['shipIn'] = async (tx, key, shipment, act, at, some) => {
    const { merchantId, storeId } = act;
    if (!(await sendSome(tx, key, shipment, act, at, some))) return;
    const { staffId, goodsPaidFen } = await advance(tx, key, act, 'SHIPPED', at, 'orders.ship');
    await orders.markShipped(tx, key, storeId, shipment, at);
    const facts = { occurredAt: at, merchantId, orderId: key.id, storeId, staffId, goodsPaidFen };
    tx.emit<GroupShipped>({ type: 'orders.group_shipped', ...facts });
  };

  /** Hands over some of the goods; true when that was the last of them. */
  async function takeSome(
    tx: Tx,
    key: OrderKey,
    act: StaffAct,
    some: readonly PieceCount[],
    at: EpochMs,
  ): Promise<boolean> {
    const { merchantId, staffId, storeId, ip } = act;
    // Whoever asks for goods back at the same moment comes before or after (ORD-07).
    await orders.hold(tx, key);
    const group = (await orders.get(tx, key)).groups.find((each) => each.storeId === storeId);
    if (group === undefined) throw orderNotFound(key);
    // Holds the part as it is: who hands over the whole at the same moment comes before or after.
    if (!(await orders.holdGroup(tx, key, storeId, 'READY_FOR_PICKUP')))
      throw illegalStep(group, 'PICKED_UP');
    const articles = await orders.pieces(tx, key, storeId);
    // What she asked back stays where it is, until that is refused.
    const hers = new Map(articles.map(({ skuId, bought, asked }) => [skuId, bought - asked]));
    const part = { merchantId, orderId: key.id, storeId };
    const wanted = some.map((piece) => ({ ...piece, ordered: hers.get(piece.skuId) ?? 0 }));
    if (!(await pieces.take(tx, part, wanted)))
      throw new AppError('conflict', 'orders.too_many_picked_up', '提货数量超过可提数量', { storeId });
    const taken = await pieces.taken(tx, part);
    const after = { storeId, pieces: some };
    await audit.record(tx, {
      ...{ merchantId, actor: staffId, action: 'orders.verify_part', subject: `order:${key.id}` },
      ...{ before: null, after, ip, at },
    });
    return isHandedOut(articles, taken);
  }

  return {
    markReady: (key, act) =>
      once(act, async (tx, at) => {
        await advance(tx, key, act, 'READY_FOR_PICKUP', at, 'orders.mark_ready');
        const { merchantId, storeId } = act;
        const facts = { occurredAt: at, merchantId, orderId: key.id, storeId };
        tx.emit<GroupReady>({ type: 'orders.group_ready', ...facts });
        return key;
      }),

    verifyPickup(text, act, some) {
      const code = readPickup(hash, act.merchantId, text, clock.now());
      return once(act, async (tx, at) => {
        // After the key: asked again under it, the first answer holds, though her ticket is over by then.
        if (code === 'over') throw new AppError('conflict', 'orders.pickup_ticket_over', TICKET_OVER);
        if (code === undefined)
          throw new AppError('unprocessable', 'orders.pickup_code_mistyped', '取货码有误，请核对后重输');
        const { merchantId, storeId } = act;
        const found = await orders.findByCode(tx, merchantId, storeId, code.digits);
        if (found === undefined)
          throw new AppError('not_found', 'orders.pickup_code_unknown', '本店没有这个取货码');
        if (found.state === 'PICKED_UP')
          throw new AppError('conflict', 'orders.already_picked_up', '这个取货码已经使用过');
        const key = { merchantId, id: found.orderId };
        if (some !== undefined && !(await takeSome(tx, key, act, some, at))) return key;
        const part = await advance(tx, key, act, 'PICKED_UP', at, 'orders.verify_pickup');
        await pickedUp(orders, tx, key, part, at);
        return key;
      });
    },

    ship: (key, shipment, act, some) =>
      once(act, async (tx, at) => {
        await shipIn(tx, key, shipment, act, at, some);
        return key;
      }),
    shipIn,
  };
}
