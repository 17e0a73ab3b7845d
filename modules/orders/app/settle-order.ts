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
import type { Order } from '../domain/order.ts';
import { pickupCode } from '../domain/pickup-code.ts';
import type { OrderPaid, RefundDue } from './events.ts';
import type { GoodsToTake } from './goods-to-take.ts';
import { orderFacts } from './order-facts.ts';
import type { CartStore, OrderReads, OrderStore } from './ports.ts';

interface Payment {
  readonly paymentId: PaymentId | null;
  /** By the provider's clock: the sale counts for this day. */
  readonly paidAt: EpochMs;
  /** By ours. The provider's may lag, and payment never comes before the order. */
  readonly notedAt: EpochMs;
}

export interface SettleOrder {
  /** Drawn before the transaction: work inside it may run twice. */
  codesFor(order: Order): ReadonlyMap<StoreId, string>;
  /** Inside a transaction: PAID, goods sold, codes given. Throws `inventory.sold_out` when the goods are gone. */
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
  clock: Clock,
  random: Random,
): SettleOrder {
  async function settle(tx: Tx, order: Order, payment: Payment, codes: ReadonlyMap<StoreId, string>) {
    const { merchantId, id, memberId } = order;
    const first = await orders.advance(tx, order, 'PAID', ['PENDING_PAY', 'CLOSED'], payment.notedAt);
    if (!first) return orders.get(tx, order);
    if (!(await stock.commit(tx, merchantId, id))) await takeAgain(tx, order);
    await orders.advanceGroups(tx, order, 'PREPARING', ['WAITING_PAY', 'CANCELLED'], payment.notedAt);
    await orders.markPaid(tx, order, payment, codes);
    await carts.remove(tx, merchantId, memberId, placesOf(order));
    tx.emit<OrderPaid>({ type: 'orders.order_paid', occurredAt: payment.notedAt, ...orderFacts(order) });
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
      const due = await orders.advance(
        tx,
        order,
        'REFUND_DUE',
        reason === 'cancelled' ? ['CANCELLED'] : ['PENDING_PAY', 'CLOSED'],
        occurredAt,
      );
      if (!due) return;
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
      const payment = { paymentId: event.paymentId, paidAt: event.paidAt, notedAt: clock.now() };
      try {
        const settled = await unitOfWork.run((tx) => settle(tx, order, payment, codes));
        if (settled.state === 'CANCELLED') await refund(order, event.amountFen, 'cancelled');
      } catch (error) {
        // Rolled back as a whole, with whatever part of the goods was still there.
        if (!(error instanceof AppError && error.code === 'inventory.sold_out')) throw error;
        await refund(order, event.amountFen, 'sold_out');
      }
    },
  };

  function codesFor({ groups }: Order): ReadonlyMap<StoreId, string> {
    const collected = groups.filter(({ fulfilment }) => fulfilment.type === 'pickup');
    return new Map(collected.map(({ storeId }) => [storeId, pickupCode(random)]));
  }
}

function placesOf({ groups }: Order) {
  return groups.flatMap(({ storeId, lines }) => lines.map(({ skuId }) => ({ storeId, skuId })));
}
