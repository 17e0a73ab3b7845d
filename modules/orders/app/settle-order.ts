import {
  AppError,
  type Clock,
  type EpochMs,
  type Fen,
  type PaymentId,
  type Random,
  type StoreId,
  type Tx,
  type UnitOfWork,
} from '#kernel';
import type { Stock } from '#modules/inventory';
import type { PaymentSucceeded } from '#modules/payments';
import { choicesOf } from '../domain/choices.ts';
import type { ExternalTender, Order } from '../domain/order.ts';
import { pickupCode } from '../domain/pickup-code.ts';
import type { AuditGate } from './audit-gate.ts';
import type { OrderPaid, RefundDue } from './events.ts';
import { type Extras, isGone } from './extras.ts';
import type { GoodsToTake } from './goods-to-take.ts';
import { handOverAtOnce } from './hand-over-at-once.ts';
import { orderFacts } from './order-facts.ts';
import type { CartStore, OrderReads, OrderStore } from './ports.ts';
import type { TillSales } from './till-sales.ts';

interface Payment {
  readonly paymentId: PaymentId | null;
  /** Null = nothing had to be collected from outside. */
  readonly provider: ExternalTender | null;
  /** By the provider's clock: the sale counts for this day. */
  readonly paidAt: EpochMs;
  /** By ours. The provider's may lag, and payment never comes before the order. */
  readonly notedAt: EpochMs;
}

export interface SettleOrder {
  /** Drawn before the transaction: work inside it may run twice. */
  codesFor(order: Order): ReadonlyMap<StoreId, string>;
  /**
   * Inside a transaction: PAID, goods sold, coupons used, stored value spent, codes given. Throws what is gone
   * (`isGone`) when it had been given back before and somebody else has it now.
   */
  settle(tx: Tx, order: Order, payment: Payment, codes: ReadonlyMap<StoreId, string>): Promise<Order>;
  /** The reaction to the provider's money; any number of times. */
  onPaid(event: PaymentSucceeded): Promise<void>;
}

/** Money has come in: the goods are hers, or the money goes back. Never a paid order without goods. */
export function settleOrder(
  unitOfWork: UnitOfWork,
  reads: OrderReads,
  orders: OrderStore,
  carts: CartStore,
  goodsToTake: GoodsToTake,
  stock: Stock,
  extras: Extras,
  gate: AuditGate,
  clock: Clock,
  random: Random,
  tillSales: Pick<TillSales, 'find'>,
): SettleOrder {
  async function settle(tx: Tx, order: Order, payment: Payment, codes: ReadonlyMap<StoreId, string>) {
    const { merchantId, id, memberId } = order;
    const { notedAt: at } = payment;
    const inTime = await orders.advance(tx, order, 'PAID', ['PENDING_PAY'], at);
    const late = !inTime && (await orders.advance(tx, order, 'PAID', ['CLOSED'], at));
    if (!inTime && !late) return orders.get(tx, order);
    if (!(await stock.commit(tx, merchantId, id))) await takeAgain(tx, order);
    if (inTime) await extras.keep(tx, order, at);
    const takenAs = late ? await extras.takeAgain(tx, order, at) : order.takenAs;
    const sale = await tillSales.find(merchantId, id, tx);
    // Paid on her phone after the sale was over, she stands at no counter any more: she collects it like any other order.
    const handedOver = late ? undefined : sale;
    const next = handedOver === undefined && (await gate(tx, order, at)) ? 'AUDIT' : 'PREPARING';
    await orders.advanceGroups(tx, order, next, ['WAITING_PAY', 'CANCELLED'], at);
    await orders.markPaid(tx, order, { ...payment, takenAs }, handedOver === undefined ? codes : new Map());
    // What she buys at a counter leaves her basket at home as it is.
    if (sale === undefined) await carts.remove(tx, merchantId, memberId, placesOf(order));
    tx.emit<OrderPaid>({ type: 'orders.order_paid', occurredAt: payment.notedAt, ...orderFacts(order) });
    if (handedOver !== undefined) await handOverAtOnce(orders, tx, order, handedOver, at);
    return orders.get(tx, order);
  }

  /** The reservation ran out before the money came: take the same goods again, all of them or none. */
  async function takeAgain(tx: Tx, { merchantId, id, groups, placedAt }: Order): Promise<void> {
    const reservationId = `${id}:late`;
    const lines = await goodsToTake(merchantId, groups);
    await stock.reserve(tx, { merchantId, reservationId, lines, expiresAt: placedAt });
    await stock.commit(tx, merchantId, reservationId);
  }

  async function refund(order: Order, amountFen: Fen, reason: RefundDue['reason']) {
    const { merchantId, id } = order;
    const occurredAt = clock.now();
    await unitOfWork.run(async (tx) => {
      const wasOpen = await orders.advance(tx, order, 'REFUND_DUE', ['PENDING_PAY'], occurredAt);
      // Whatever the reason: she may cancel between a settlement that failed and this commit.
      if (!wasOpen && !(await orders.advance(tx, order, 'REFUND_DUE', ['CANCELLED', 'CLOSED'], occurredAt)))
        return;
      // An order that had ended has given all of this back before.
      if (wasOpen) {
        await stock.release(tx, merchantId, id);
        await extras.giveBack(tx, order, 'timed_out', occurredAt);
      }
      await orders.advanceGroups(tx, order, 'CANCELLED', ['WAITING_PAY'], occurredAt);
      tx.emit<RefundDue>({
        type: 'orders.refund_due',
        occurredAt,
        merchantId,
        orderId: id,
        amountFen,
        reason,
      });
    });
  }

  return {
    codesFor,
    settle,
    async onPaid(event) {
      const order = await reads.find({ merchantId: event.merchantId, id: event.orderId });
      if (order === undefined)
        throw new AppError('not_found', 'orders.order_not_found', '没有这个订单', { orderId: event.orderId });
      const codes = codesFor(order);
      const { paymentId, provider, paidAt } = event;
      const payment = { paymentId, provider, paidAt, notedAt: clock.now() };
      try {
        const settled = await unitOfWork.run((tx) => settle(tx, order, payment, codes));
        if (settled.state === 'CANCELLED') await refund(order, event.amountFen, 'cancelled');
      } catch (error) {
        // Rolled back as a whole, with whatever part of it was still there.
        if (!isGone(error)) throw error;
        await refund(order, event.amountFen, error.code === 'inventory.sold_out' ? 'sold_out' : 'offer_gone');
      }
    },
  };

  function codesFor({ groups }: Order): ReadonlyMap<StoreId, string> {
    const collected = groups.filter(({ fulfilment }) => fulfilment.type === 'pickup');
    return new Map(collected.map(({ storeId }) => [storeId, pickupCode(random)]));
  }
}

function placesOf({ groups }: Order) {
  return groups.flatMap(({ storeId, lines }) =>
    lines
      .filter(({ isGift }) => !isGift)
      .map(({ skuId, choices }) => ({ storeId, skuId, choices: choicesOf(choices) })),
  );
}
