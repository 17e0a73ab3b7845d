import {
  type AnswerBook,
  AppError,
  type Clock,
  type EpochMs,
  type MemberId,
  MINUTE_MS,
  type OrderId,
  type RequestKey,
  type Tx,
  type UnitOfWork,
} from '#kernel';
import type { Stock } from '#modules/inventory';
import type { Payments } from '#modules/payments';
import type { Order } from '../domain/order.ts';
import type { OrderClosed } from './events.ts';
import type { Extras } from './extras.ts';
import { orderNotFound } from './find-order.ts';
import type { OrderKey, OrderReads, OrderStore } from './ports.ts';

const ORDERS_PER_LOOK_MAX = 200;
/** Pause before an order that could not be closed is tried again. */
const TRY_AGAIN_AFTER_MS = MINUTE_MS;

export interface EndOrder {
  /** The shopper changed her mind before paying; `also` joins the commit. */
  cancel(
    order: OrderKey,
    memberId: MemberId,
    request: RequestKey,
    also?: (tx: Tx) => Promise<void>,
  ): Promise<Order>;
  /** Ends unpaid orders whose pay window is over; returns how many. */
  closeOverdue(): Promise<number>;
}

/**
 * Ends an order that was not paid: at the provider first, so that nobody can still pay for goods that are
 * back on sale, and only then here.
 */
export function endOrder(
  unitOfWork: UnitOfWork,
  answers: AnswerBook,
  reads: OrderReads,
  orders: OrderStore,
  stock: Stock,
  extras: Extras,
  payments: Payments,
  clock: Clock,
): EndOrder {
  async function end(tx: Tx, order: OrderKey, to: 'CANCELLED' | 'CLOSED', at: EpochMs): Promise<boolean> {
    const { merchantId, id } = order;
    if (!(await orders.advance(tx, order, to, ['PENDING_PAY'], at))) return false;
    await orders.advanceGroups(tx, order, 'CANCELLED', ['WAITING_PAY'], at);
    await stock.release(tx, merchantId, id);
    const reason = to === 'CANCELLED' ? 'cancelled' : 'timed_out';
    await extras.giveBack(tx, await orders.get(tx, order), reason, at);
    tx.emit<OrderClosed>({ type: 'orders.order_closed', occurredAt: at, merchantId, orderId: id, reason });
    return true;
  }

  async function closeAtProvider({ merchantId, id }: OrderKey): Promise<void> {
    const outcome = await payments.close(merchantId, id);
    if (outcome === 'paid') throw notCancellable('PAID');
    if (outcome === 'unknown')
      throw new AppError('unavailable', 'orders.payment_unknown', '支付结果确认中，请稍后再试', {
        retryAfterSeconds: 10,
      });
  }

  /** All that are due, however many: INV-02 gives their goods back within a minute. Each is met once. */
  async function* overdue(): AsyncIterable<OrderKey> {
    const now = clock.now();
    const met = new Set<OrderId>();
    for (;;) {
      const due = await reads.overdue(now, ORDERS_PER_LOOK_MAX);
      const others = due.filter(({ id }) => !met.has(id));
      for (const { id } of others) met.add(id);
      yield* others;
      // Only who could not even be postponed is due again: the next turn begins with them.
      if (due.length < ORDERS_PER_LOOK_MAX || others.length === 0) return;
    }
  }

  /** False when it stays open for now. Each order in a commit of its own. */
  async function closeOne(key: OrderKey): Promise<boolean> {
    const outcome = await payments.close(key.merchantId, key.id);
    // Paid: the payment's own event is on its way. Unknown: the provider did not answer.
    if (outcome === 'closed') return unitOfWork.run((tx) => end(tx, key, 'CLOSED', clock.now()));
    await postpone(key);
    return false;
  }

  function postpone(key: OrderKey): Promise<void> {
    const until = clock.now() + TRY_AGAIN_AFTER_MS;
    return unitOfWork.run((tx) => orders.postponeClosing(tx, key, until));
  }

  return {
    async cancel(key, memberId, request, also) {
      const order = await reads.find(key);
      if (order === undefined || order.memberId !== memberId) throw orderNotFound(key);
      if (order.state === 'PENDING_PAY') await closeAtProvider(key);
      const at = clock.now();
      return unitOfWork.run(async (tx) => {
        const earlier = await answers.claim<Order>(tx, request);
        if (earlier !== undefined) return earlier;
        const ended = await end(tx, key, 'CANCELLED', at);
        const after = await orders.get(tx, key);
        if (!ended) throw notCancellable(after.state);
        await also?.(tx);
        await answers.record(tx, request, after);
        return after;
      });
    },

    async closeOverdue() {
      let closed = 0;
      const failures: unknown[] = [];
      for await (const key of overdue()) {
        try {
          if (await closeOne(key)) closed += 1;
        } catch (failure) {
          failures.push(failure);
          await postpone(key).catch((refused: unknown) => failures.push(refused));
        }
      }
      // Reported by whoever runs the job, after the others had their turn: one order must not hold up the rest.
      if (failures.length > 0) throw new AggregateError(failures, 'some orders could not be closed');
      return closed;
    },
  };
}

function notCancellable(state: Order['state']): AppError {
  return new AppError('conflict', 'orders.not_cancellable', '订单当前状态不能取消', { state });
}
