import {
  type AnswerBook,
  AppError,
  type Clock,
  type Ids,
  type OrderId,
  type RequestKey,
  type StoreId,
  type Tx,
  type UnitOfWork,
  ZERO_FEN,
} from '#kernel';
import type { Audit } from '#modules/access';
import type { Members } from '#modules/members';
import type { RunState } from '../domain/courier-run.ts';
import type { Courier, CourierRequest } from './courier.ts';
import type { CourierAsked, OfAPartOfAnOrder } from './events.ts';
import type { OrderParts } from './order-parts.ts';
import { OWN_RIDER } from './report-shipping.ts';
import type { Who } from './rule-desk.ts';
import { isOf, LOOK_EVERY_MS, runSteps } from './run-steps.ts';
import type { CourierRun, RunKey, RunStore } from './run-store.ts';

/** A courier that does not answer so often is taken for dead, and our own people go. */
const TRIES_MAX = 3;
const RUNS_PER_TURN_MAX = 100;
/** The courier is not to come in these: the others are its own. */
const WITHOUT_COURIER: ReadonlySet<RunState> = new Set(['CANCELLED', 'WAITING', 'TAKEN']);

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
  /** Calls the courier off; one that has the goods already goes on with them. */
  onDropped(key: RunKey): Promise<void>;
  /** The part was given back, or sent otherwise: nobody is to come for it. */
  onPartGone(event: OfAPartOfAnOrder): Promise<void>;
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
  const { drop, cancel, bring, leaves } = runSteps(runs, orders, clock);

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

  /** The courier will not: our own people see it at once, and the courier is called off until it answers. */
  const fallBack = (run: CourierRun, reason: string) =>
    unitOfWork.run(async (tx) => {
      if (await runs.move(tx, run, 'WAITING', { saw: run.state, reason, lookAt: null })) drop(tx, run);
    });

  /** Job and event, or two processes, meet at one run: the first one acts, and the others find it looked after. */
  async function first(run: CourierRun, act: (run: CourierRun) => Promise<void>): Promise<void> {
    const lookAt = Math.max(clock.now() + LOOK_EVERY_MS, (run.lookAt ?? 0) + 1);
    if (await unitOfWork.run((tx) => runs.claim(tx, run, lookAt))) await act(run);
  }

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
    if (part.state !== 'PREPARING') return unitOfWork.run((tx) => cancel(tx, run, 'part_gone'));
    const openid = (await members.openidOf(merchantId, order.memberId)) ?? '';
    const goods = { goodsFen: part.goodsFen, pieces: part.pieces, description: part.description };
    const request: CourierRequest = { id: run.id, orderId: id, storeId, openid, to, ...goods };
    const quote = await courier.quote(request);
    if (quote === undefined) return silent(run);
    if ('refusal' in quote) return fallBack(run, quote.refusal);
    const made = await courier.create(request);
    if (made === undefined) return silent(run);
    if ('refusal' in made) return fallBack(run, made.refusal);
    const facts = { courierRef: made.ref, feeFen: quote.feeFen, lookAt: clock.now() + LOOK_EVERY_MS };
    await unitOfWork.run(async (tx) => {
      if (await runs.move(tx, run, 'SEARCHING', facts)) return;
      // Cancelled or given up meanwhile: the courier that was just called is called off again. One that somebody else
      // called under the same number is the run's own.
      const now = await runs.get(tx, run);
      if (now !== undefined && WITHOUT_COURIER.has(now.state)) drop(tx, run);
    });
  }

  async function look(run: CourierRun): Promise<void> {
    const state = await courier.status(run.id);
    if (state === undefined) return silent(run);
    if (state === 'gave_up') return fallBack(run, 'courier_gave_up');
    const at = clock.now();
    await unitOfWork.run(async (tx) => {
      if (state === 'searching' || (state === 'carried' && run.state === 'CARRIED'))
        return runs.looked(tx, run, at + LOOK_EVERY_MS);
      await bring(tx, run, state, at);
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
        ...{
          riderId: null,
          tries: 0,
          reason: '',
          askedAt,
          lookAt: askedAt + LOOK_EVERY_MS,
          deliveredAt: null,
        },
      };
      return act(who, run, 'ask_courier', request, async (tx) => {
        if (!(await orders.holdPreparing(tx, { merchantId, id: orderId }, storeId))) return false;
        if (!(await runs.open(tx, run, askedAt + LOOK_EVERY_MS))) return false;
        const facts = { occurredAt: askedAt, merchantId, orderId, storeId, runId: run.id };
        tx.emit<CourierAsked>({ type: 'fulfilment.courier_asked', ...facts });
        return true;
      });
    },
    take: (who, run, request) =>
      act(who, run, 'take_run', request, async (tx, at) => {
        if (!(await runs.move(tx, run, 'TAKEN', { riderId: who.staffId, at }))) return false;
        const shipment = { carrier: OWN_RIDER, trackingNumber: run.id };
        if (await leaves(tx, run, shipment, at, who.staffId)) return true;
        throw new AppError('conflict', 'fulfilment.part_gone', '商品已退款或已由其他方式发出', {
          orderId: run.orderId,
        });
      }),
    deliver: (who, run, request) =>
      act(who, run, 'deliver_run', request, async (tx, at) => {
        if (
          run.riderId === null ||
          !(await runs.move(tx, run, 'DELIVERED', { saw: 'TAKEN', at, ofRider: who.staffId }))
        )
          return false;
        const { merchantId, orderId: id, storeId } = run;
        await orders.arrive(tx, { merchantId, id }, storeId, 'rider', at, run.id);
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
      if (run?.state === 'ASKED') await first(run, askCourier);
    },
    async onDropped(key) {
      const isOff = await courier.cancel(key.id);
      if (isOff === true) return;
      const state = isOff === undefined ? undefined : await courier.status(key.id);
      if (state === 'gave_up') return;
      if (state === 'carried' || state === 'delivered') {
        const run = await runs.find(key);
        if (run === undefined || !WITHOUT_COURIER.has(run.state)) return;
        if (await unitOfWork.run((tx) => bring(tx, run, state, clock.now()))) return;
      }
      // Thrown, so that the outbox asks again: two riders at one door are one too many.
      throw new AppError('unavailable', 'fulfilment.courier_silent', '配送平台暂无回应');
    },
    async onPartGone({ merchantId, orderId, storeId }) {
      const [order, open] = await Promise.all([
        orders.find({ merchantId, id: orderId }),
        runs.ofOrder(merchantId, orderId),
      ]);
      const shipment = order?.parts.find((part) => part.storeId === storeId)?.shipment ?? undefined;
      for (const run of open)
        if (run.storeId === storeId && !isOf(run, shipment))
          await unitOfWork.run((tx) => cancel(tx, run, 'part_gone'));
    },
    async follow() {
      const due = await runs.toLook(clock.now(), RUNS_PER_TURN_MAX);
      for (const run of due) await first(run, run.state === 'ASKED' ? askCourier : look);
      return due.length;
    },
  };
}
