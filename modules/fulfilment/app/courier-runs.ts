import {
  type AnswerBook,
  AppError,
  type Clock,
  type Ids,
  type OrderId,
  type RequestKey,
  SECOND_MS,
  type StoreId,
  type Tx,
  type UnitOfWork,
  ZERO_FEN,
} from '#kernel';
import type { Audit } from '#modules/access';
import type { Members } from '#modules/members';
import type { Courier, CourierRequest } from './courier.ts';
import type { CourierAsked, CourierDropped } from './events.ts';
import type { OrderParts } from './order-parts.ts';
import { OWN_RIDER, SAME_CITY } from './report-shipping.ts';
import type { Who } from './rule-desk.ts';
import type { CourierRun, RunKey, RunStore } from './run-store.ts';

const LOOK_EVERY_MS = 30 * SECOND_MS;
/** A courier that does not answer so often is taken for dead, and our own people go. */
const TRIES_MAX = 3;
const RUNS_PER_TURN_MAX = 100;

export interface CourierRuns {
  /** Asks the courier after the commit. 409 while the part is not being prepared, or has a run. */
  ask(who: Who, orderId: OrderId, storeId: StoreId, request: RequestKey): Promise<CourierRun>;
  /** One of our own goes; only of what waits for us. */
  take(who: Who, run: CourierRun, request: RequestKey): Promise<CourierRun>;
  /** By who took it. */
  deliver(who: Who, run: CourierRun, request: RequestKey): Promise<CourierRun>;
  /** While the goods are still in the house; the courier is called off. */
  cancel(who: Who, run: CourierRun, request: RequestKey): Promise<CourierRun>;
  /** 404. */
  get(key: RunKey): Promise<CourierRun>;
  onAsked(key: RunKey): Promise<void>;
  onDropped(key: RunKey): Promise<void>;
  /** Asks again whom nobody answered, and where the others are; returns how many. */
  follow(): Promise<number>;
}

interface Parts {
  readonly unitOfWork: UnitOfWork;
  readonly answers: AnswerBook;
  readonly runs: RunStore;
  readonly orders: OrderParts;
  readonly courier: Courier;
  readonly members: Pick<Members, 'openidOf'>;
  readonly audit: Audit;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** 即时配送 (FUL-05): quote, create, follow, call off; and our own people when the courier will not, or cannot. */
export function courierRuns(parts: Parts): CourierRuns {
  const { unitOfWork, answers, runs, orders, courier, members, audit, clock, ids } = parts;

  const get: CourierRuns['get'] = async (key) => {
    const run = await runs.find(key);
    if (run === undefined)
      throw new AppError('not_found', 'fulfilment.run_not_found', '没有这个配送任务', { id: key.id });
    return run;
  };

  /** One act of staff: answered once per key, with its audit entry, in one commit. */
  const act = (
    who: Who,
    run: CourierRun,
    action: string,
    request: RequestKey,
    change: (tx: Tx, at: number) => Promise<boolean>,
  ) =>
    unitOfWork.run(async (tx) => {
      const earlier = await answers.claim<CourierRun>(tx, request);
      if (earlier !== undefined) return earlier;
      const at = clock.now();
      if (!(await change(tx, at)))
        throw new AppError('conflict', 'fulfilment.run_not_now', '配送任务当前状态不能这样操作', {
          state: (await runs.get(tx, run))?.state ?? run.state,
        });
      const after = (await runs.get(tx, run)) ?? run;
      await audit.record(tx, {
        ...{ merchantId: who.merchantId, actor: who.staffId, action: `fulfilment.${action}`, ip: who.ip, at },
        ...{ subject: `courier_run:${run.id}`, before: { state: run.state }, after: { state: after.state } },
      });
      await answers.record(tx, request, after);
      return after;
    });

  function drop(tx: Tx, { merchantId, orderId, storeId, id }: CourierRun): void {
    const facts = { occurredAt: clock.now(), merchantId, orderId, storeId, runId: id };
    tx.emit<CourierDropped>({ type: 'fulfilment.courier_dropped', ...facts });
  }

  /** The courier will not: our own people see it at once, and the courier is called off until it answers. */
  const fallBack = (run: CourierRun, reason: string) =>
    unitOfWork.run(async (tx) => {
      if (await runs.move(tx, run, 'WAITING', { reason, lookAt: null })) drop(tx, run);
    });

  async function silent(run: CourierRun): Promise<void> {
    // With the goods on the way there is nobody else who could bring them: ask on.
    if (run.state !== 'CARRIED' && run.tries + 1 >= TRIES_MAX) return fallBack(run, 'courier_silent');
    await unitOfWork.run((tx) => runs.tried(tx, run, clock.now() + LOOK_EVERY_MS));
  }

  async function askCourier(run: CourierRun): Promise<void> {
    const { merchantId, orderId: id, storeId } = run;
    const [order, to] = await Promise.all([
      orders.find({ merchantId, id }),
      orders.recipient({ merchantId, id }, storeId),
    ]);
    const part = order?.parts.find((each) => each.storeId === storeId);
    if (order === undefined || part === undefined || to === undefined) return fallBack(run, 'no_recipient');
    const openid = (await members.openidOf(merchantId, order.memberId)) ?? '';
    const { goodsFen, pieces, description } = part;
    const request: CourierRequest = { id: run.id, storeId, openid, to, goodsFen, pieces, description };
    const quote = await courier.quote(request);
    if (quote === undefined) return silent(run);
    if ('refusal' in quote) return fallBack(run, quote.refusal);
    const made = await courier.create(request);
    if (made === undefined) return silent(run);
    if ('refusal' in made) return fallBack(run, made.refusal);
    const facts = { courierRef: made.ref, feeFen: quote.feeFen, lookAt: clock.now() + LOOK_EVERY_MS };
    await unitOfWork.run(async (tx) => {
      // Cancelled meanwhile: the courier that was just called is called off again.
      if (!(await runs.move(tx, run, 'SEARCHING', facts))) drop(tx, run);
    });
  }

  async function look(run: CourierRun): Promise<void> {
    const { merchantId, orderId: id, storeId } = run;
    const state = await courier.status(run.id);
    if (state === undefined) return silent(run);
    if (state === 'gave_up') return fallBack(run, 'courier_gave_up');
    const at = clock.now();
    await unitOfWork.run(async (tx) => {
      const key = { merchantId, id };
      if (state === 'searching') return runs.looked(tx, run, at + LOOK_EVERY_MS);
      const shipment = { carrier: SAME_CITY, trackingNumber: run.courierRef };
      if (state === 'carried') {
        if (run.state === 'CARRIED') return runs.looked(tx, run, at + LOOK_EVERY_MS);
        if (await runs.move(tx, run, 'CARRIED', { at, lookAt: at + LOOK_EVERY_MS }))
          await orders.ship(tx, key, storeId, shipment, at);
        return undefined;
      }
      if (!(await runs.move(tx, run, 'DELIVERED', { at, lookAt: null }))) return undefined;
      await orders.ship(tx, key, storeId, shipment, at);
      await orders.arrive(tx, key, storeId, 'rider', at);
      return undefined;
    });
  }

  return {
    get,
    async ask(who, orderId, storeId, request) {
      const { merchantId } = who;
      const order = await orders.find({ merchantId, id: orderId });
      const part = order?.parts.find((each) => each.storeId === storeId);
      if (part?.type !== 'delivery')
        throw new AppError('not_found', 'fulfilment.parcel_not_found', '没有这个包裹', { orderId });
      const askedAt = clock.now();
      const run: CourierRun = {
        ...{ id: ids.next(), merchantId, orderId, storeId, state: 'ASKED', courierRef: '', feeFen: ZERO_FEN },
        ...{ riderId: null, tries: 0, reason: '', askedAt, deliveredAt: null },
      };
      return act(who, run, 'ask_courier', request, async (tx) => {
        if (part.state !== 'PREPARING' || !(await runs.open(tx, run, askedAt + LOOK_EVERY_MS))) return false;
        const facts = { occurredAt: askedAt, merchantId, orderId, storeId, runId: run.id };
        tx.emit<CourierAsked>({ type: 'fulfilment.courier_asked', ...facts });
        return true;
      });
    },
    take: (who, run, request) =>
      act(who, run, 'take_run', request, async (tx, at) => {
        if (!(await runs.move(tx, run, 'TAKEN', { riderId: who.staffId, at }))) return false;
        const { merchantId, orderId: id, storeId } = run;
        await orders.ship(
          tx,
          { merchantId, id },
          storeId,
          { carrier: OWN_RIDER, trackingNumber: run.id },
          at,
        );
        return true;
      }),
    deliver: (who, run, request) =>
      act(who, run, 'deliver_run', request, async (tx, at) => {
        if (run.riderId === null || !(await runs.move(tx, run, 'DELIVERED', { at, ofRider: who.staffId })))
          return false;
        const { merchantId, orderId: id, storeId } = run;
        await orders.arrive(tx, { merchantId, id }, storeId, 'rider', at);
        return true;
      }),
    cancel: (who, run, request) =>
      act(who, run, 'cancel_run', request, async (tx) => {
        if (!(await runs.move(tx, run, 'CANCELLED', { lookAt: null }))) return false;
        drop(tx, run);
        return true;
      }),
    async onAsked(key) {
      const run = await runs.find(key);
      if (run?.state === 'ASKED') await askCourier(run);
    },
    async onDropped(key) {
      // Thrown, so that the outbox asks again: two riders at one door are one too many.
      if ((await courier.cancel(key.id)) === undefined)
        throw new AppError('unavailable', 'fulfilment.courier_silent', '配送平台暂无回应');
    },
    async follow() {
      const due = await runs.toLook(clock.now(), RUNS_PER_TURN_MAX);
      for (const run of due) await (run.state === 'ASKED' ? askCourier(run) : look(run));
      return due.length;
    },
  };
}
