import {
  type AnswerBook,
  type Clock,
  DAY_MS,
  type MemberId,
  type RequestKey,
  type StoreId,
  type UnitOfWork,
} from '#kernel';
import type { Order } from '../domain/order.ts';
import { arrive } from './arrive.ts';
import { orderNotFound, ownOrder } from './find-order.ts';
import { illegalStep } from './illegal-step.ts';
import type { OrderKey, OrderReads, OrderStore } from './ports.ts';

/** A parcel that nobody has said a word about for so long has arrived; an order must not stay open for ever. */
const RECEIVED_AFTER_MS = 10 * DAY_MS;
const PARCELS_PER_TURN_MAX = 200;

export interface ReceiveParcel {
  /** The shopper has the goods of this store in her hands, or one of several parcels of it. */
  receive(
    order: OrderKey,
    storeId: StoreId,
    memberId: MemberId,
    request: RequestKey,
    trackingNumber?: string,
  ): Promise<Order>;
  /** Takes parcels as received that were shipped ten days ago; returns how many. */
  receiveUnconfirmed(): Promise<number>;
}

export function receiveParcel(
  unitOfWork: UnitOfWork,
  answers: AnswerBook,
  reads: OrderReads,
  orders: OrderStore,
  clock: Clock,
): ReceiveParcel {
  return {
    async receive(key, storeId, memberId, request, trackingNumber) {
      await ownOrder(reads, key, memberId);
      const at = clock.now();
      return unitOfWork.run(async (tx) => {
        const earlier = await answers.claim<Order>(tx, request);
        if (earlier !== undefined) return earlier;
        const arrived = await arrive(orders, tx, key, storeId, 'member', at, trackingNumber);
        const after = await orders.get(tx, key);
        const group = after.groups.find((candidate) => candidate.storeId === storeId);
        if (group === undefined) throw orderNotFound(key);
        if (!arrived) throw illegalStep(group, 'RECEIVED');
        await answers.record(tx, request, after);
        return after;
      });
    },

    async receiveUnconfirmed() {
      const at = clock.now();
      let received = 0;
      const failures: unknown[] = [];
      for (const { key, storeId } of await reads.onTheWaySince(at - RECEIVED_AFTER_MS, PARCELS_PER_TURN_MAX))
        try {
          if (await unitOfWork.run((tx) => arrive(orders, tx, key, storeId, 'time', at))) received += 1;
        } catch (failure) {
          failures.push(failure);
        }
      // Reported after the others had their turn: one parcel must not hold up the rest. It is met again in the next one:
      // the day on which it was sent is a fact, and is not moved to put it off.
      if (failures.length > 0) throw new AggregateError(failures, 'some parcels could not be received');
      return received;
    },
  };
}
