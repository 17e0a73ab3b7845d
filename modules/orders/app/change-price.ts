import {
  type AnswerBook,
  AppError,
  type Clock,
  type Fen,
  type Ids,
  type StoreId,
  type UnitOfWork,
} from '#kernel';
import type { Audit } from '#modules/access';
import type { Payments } from '#modules/payments';
import type { Order } from '../domain/order.ts';
import { type NewPrice, repriced, withPart } from '../domain/price-change.ts';
import { type StaffOrder, staffView } from '../domain/staff-view.ts';
import type { DeskAct } from './desk-act.ts';
import type { PriceChanged } from './events.ts';
import { orderNotFound } from './find-order.ts';
import type { OrderKey, OrderReads, OrderStore } from './ports.ts';

/** Why the price of one order is lowered. */
export const PRICE_REASONS = ['agreed', 'apology', 'mistake', 'shipping_waived', 'other'] as const;
export type PriceReason = (typeof PRICE_REASONS)[number];

export interface PriceWish extends NewPrice {
  readonly storeId: StoreId;
  readonly reason: PriceReason;
}

export type ChangePrice = (order: OrderKey, wish: PriceWish, act: DeskAct) => Promise<StaffOrder>;

interface Parts {
  readonly unitOfWork: UnitOfWork;
  readonly answers: AnswerBook;
  readonly reads: Pick<OrderReads, 'find'>;
  readonly orders: OrderStore;
  readonly payments: Pick<Payments, 'endOpen' | 'changeAmount'>;
  readonly audit: Audit;
  readonly clock: Clock;
  readonly ids: Ids;
}

/**
 * 改价 (ORD-04). What is open at the provider is ended before anything changes here, so that nobody pays the former price
 * of an order that costs another one by now; where she has paid at that moment, the payment holds and the price stays.
 */
export function changePrice({
  unitOfWork,
  answers,
  reads,
  orders,
  payments,
  audit,
  clock,
  ids,
}: Parts): ChangePrice {
  async function draft(key: OrderKey, wish: PriceWish, at: number) {
    const before = await reads.find(key);
    const part = before?.groups.find(({ storeId }) => storeId === wish.storeId);
    if (before === undefined || part === undefined) throw orderNotFound(key);
    if (before.state !== 'PENDING_PAY' || before.payBefore <= at) throw settled(before);
    const id = ids.next();
    const after = withPart(before, repriced(part, wish, id), id);
    const ended = await payments.endOpen(key.merchantId, key.id);
    if (ended === 'paid' || ended === 'closed') throw settled(before);
    if (ended === 'unknown')
      throw new AppError('unavailable', 'orders.payment_unknown', '支付结果确认中，请稍后再试', {
        retryAfterSeconds: 10,
      });
    return { before, after, ended };
  }

  return async (key, wish, act) => {
    const at = clock.now();
    const { merchantId, staffId, ip, request } = act;
    const { storeId, reason } = wish;
    const outcome = await draft(key, wish, at).catch((refusal: unknown) => ({ refusal }));
    return unitOfWork.run(async (tx) => {
      const earlier = await answers.claim<StaffOrder>(tx, request);
      if (earlier !== undefined) return earlier;
      // Only now: pressing again gets the first answer, though the order costs another price by then.
      if ('refusal' in outcome) throw outcome.refusal;
      const { before, after, ended } = outcome;
      if (!(await orders.reprice(tx, before, after, storeId))) throw settled(before);
      if (!(await payments.changeAmount(tx, merchantId, key.id, ended, after.externalFen)))
        throw new AppError('conflict', 'orders.being_paid', '顾客正在付款，请稍后再改价', {
          orderId: key.id,
        });
      await audit.record(tx, {
        ...{ merchantId, actor: staffId, action: 'orders.change_price', subject: `order:${key.id}`, ip, at },
        before: { storeId, payableFen: before.payableFen },
        after: { storeId, payableFen: after.payableFen, reason },
      });
      const facts = { merchantId, orderId: key.id, storeId, beforeFen: before.payableFen };
      tx.emit<PriceChanged>({
        ...{ type: 'orders.price_changed', occurredAt: at, ...facts, afterFen: after.payableFen as Fen },
      });
      const answer = staffView(await orders.get(tx, key), (id) => id === storeId);
      await answers.record(tx, request, answer);
      return answer;
    });
  };
}

function settled({ state }: Order): AppError {
  return new AppError('conflict', 'orders.price_settled', '只有待付款的订单可以改价', { state });
}
