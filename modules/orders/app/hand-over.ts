import {
  type AnswerBook,
  AppError,
  type Clock,
  type MerchantId,
  type RequestKey,
  type StaffId,
  type StoreId,
  type Tx,
  type UnitOfWork,
} from '#kernel';
import type { Audit } from '#modules/access';
import { type GroupState, groupStatesBefore } from '../domain/order-states.ts';
import { isPickupCode } from '../domain/pickup-code.ts';
import { type StaffOrder, staffView } from '../domain/staff-view.ts';
import type { GroupPickedUp, GroupReady } from './events.ts';
import { orderNotFound } from './find-order.ts';
import type { OrderKey, OrderStore } from './ports.ts';

/** Who acts, from where. */
export interface StaffAct {
  readonly merchantId: MerchantId;
  readonly staffId: StaffId;
  readonly storeId: StoreId;
  readonly ip: string | null;
  readonly request: RequestKey;
}

export interface HandOver {
  /** The goods lie ready at the counter. */
  markReady(order: OrderKey, act: StaffAct): Promise<StaffOrder>;
  /** The shopper shows her code and takes the goods (核销). Each code works once, at its own store. */
  verifyPickup(code: string, act: StaffAct): Promise<StaffOrder>;
}

export function handOver(
  unitOfWork: UnitOfWork,
  answers: AnswerBook,
  orders: OrderStore,
  audit: Audit,
  clock: Clock,
): HandOver {
  async function advance(tx: Tx, key: OrderKey, act: StaffAct, to: GroupState, action: string) {
    const at = clock.now();
    const from = await stateOf(tx, key, act.storeId);
    if (!(await orders.advanceGroup(tx, key, act.storeId, to, groupStatesBefore(to), at)))
      throw new AppError('conflict', 'orders.illegal_transition', '订单当前状态不能这样操作', { from, to });
    await audit.record(tx, {
      merchantId: act.merchantId,
      actor: act.staffId,
      action,
      subject: `order:${key.id}`,
      before: { storeId: act.storeId, state: from },
      after: { storeId: act.storeId, state: to },
      ip: act.ip,
      at,
    });
    return at;
  }

  async function stateOf(tx: Tx, key: OrderKey, storeId: StoreId): Promise<GroupState> {
    const group = (await orders.get(tx, key)).groups.find((one) => one.storeId === storeId);
    if (group === undefined) throw orderNotFound(key);
    return group.state;
  }

  return {
    markReady: (key, act) =>
      unitOfWork.run(async (tx) => {
        const earlier = await answers.claim<StaffOrder>(tx, act.request);
        if (earlier !== undefined) return earlier;
        const at = await advance(tx, key, act, 'READY_FOR_PICKUP', 'orders.mark_ready');
        const { merchantId, storeId } = act;
        tx.emit<GroupReady>({
          type: 'orders.group_ready',
          occurredAt: at,
          merchantId,
          orderId: key.id,
          storeId,
        });
        const after = staffView(await orders.get(tx, key), (store) => store === storeId);
        await answers.record(tx, act.request, after);
        return after;
      }),

    verifyPickup(code, act) {
      if (!isPickupCode(code))
        throw new AppError('unprocessable', 'orders.pickup_code_mistyped', '取货码有误，请核对后重输');
      return unitOfWork.run(async (tx) => {
        const earlier = await answers.claim<StaffOrder>(tx, act.request);
        if (earlier !== undefined) return earlier;
        const { merchantId, storeId } = act;
        const found = await orders.findByCode(tx, merchantId, storeId, code);
        if (found === undefined)
          throw new AppError('not_found', 'orders.pickup_code_unknown', '本店没有这个取货码');
        if (found.state === 'PICKED_UP')
          throw new AppError('conflict', 'orders.already_picked_up', '这个取货码已经使用过');
        const key = { merchantId, id: found.orderId };
        const at = await advance(tx, key, act, 'PICKED_UP', 'orders.verify_pickup');
        await orders.completeIfDone(tx, key, at);
        tx.emit<GroupPickedUp>({
          type: 'orders.group_picked_up',
          occurredAt: at,
          merchantId,
          orderId: found.orderId,
          storeId,
        });
        const after = staffView(await orders.get(tx, key), (store) => store === storeId);
        await answers.record(tx, act.request, after);
        return after;
      });
    },
  };
}
