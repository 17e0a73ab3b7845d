import type { SkuId } from '#kernel';
import type { HandClock } from '../support/clock.ts';
import { JIANGHAN } from '../support/small-shop.ts';
import type { Dice } from './dice.ts';
import type { Instance } from './instance.ts';
import type { Notice, Outside } from './outside.ts';
import { MOMENTS } from './power-cut.ts';
import { fillShelves, OWNER, prepayIdOf, type Shopper, SKUS } from './shop.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;

/** How often each step is drawn. */
const WEIGHTS = {
  ...{ place: 20, retry: 10, repeat: 4, pay: 20, confirm: 14, cancel: 4 },
  ...{ notice: 14, lose_notice: 1, relay: 14, job: 14, tick: 10, wait: 10, wait_long: 1 },
  ...{ ask_back: 6, approve: 5, make_ready: 4, hand_over: 4 },
  ...{ power: 3, restart: 4, fault: 4, refill: 1 },
} as const;
type Step = keyof typeof WEIGHTS;

const FAULTS = [
  { kind: 'lose_answer' },
  { kind: 'refuse', status: 500 },
  { kind: 'refuse', status: 429 },
  { kind: 'refund_abnormal' },
  { kind: 'drop_notice' },
  { kind: 'duplicate_notice', copies: 2 },
  { kind: 'reorder_notices' },
  { kind: 'probe_notice' },
] as const;

/** Whatever works on orders, payments, stock and coupons; the others have nothing to do here. */
export const JOBS = /^(orders|payments|inventory|marketing|points|stored-value|after-sale)\./;
const NOTIFY = '/v1/payments/wechat/notify';

type Who = Shopper | 'owner';

/** What the counts call a request. */
const NAMES = [
  [/^\/v1\/orders$/, 'order'],
  [/\/cancel$/, 'cancel'],
  [/^\/v1\/me\/after-sales$/, 'asked back'],
  [/\/approve$/, 'approved'],
  [/\/ready$/, 'ready'],
  [/\/verify$/, 'handed over'],
] as const;

/** A request as its caller knows it: sent until there is an answer, always under the same key. */
interface Request {
  readonly who: Who;
  readonly path: string;
  readonly body: object;
  readonly key: string;
  answer?: { readonly status: number; readonly id: string | undefined };
}

interface StreetParts {
  readonly dice: Dice;
  readonly clock: HandClock;
  readonly outside: Outside;
  readonly shoppers: readonly Shopper[];
  readonly instances: Instance[];
  start(): Promise<Instance>;
}

/** Everything that can happen next, and what the callers remember of it. */
export class Street {
  readonly trace: string[] = [];
  /** Rules that a caller saw broken. */
  readonly complaints: string[] = [];
  readonly #parts: StreetParts;
  readonly #counts: Record<string, number> = {};
  readonly #requests: Request[] = [];
  /** Orders that their shopper may still pay, cancel, or forget. */
  readonly #orders: {
    readonly id: string;
    readonly shopper: Shopper;
    prepayId?: string;
    isConfirmed?: true;
  }[] = [];
  /** Requests for money back, as their shopper knows them. */
  readonly #asked: string[] = [];
  readonly #tokens = new Map<Who, string>();

  constructor(parts: StreetParts) {
    this.#parts = parts;
  }

  async step(): Promise<void> {
    const name = this.#parts.dice.weighed(WEIGHTS);
    const result = await this.#do(name);
    if (result === undefined) return;
    this.#count(name);
    this.trace.push(`${name} ${result}`);
  }

  anyInstance(): Instance {
    return this.#parts.instances.find(({ fate }) => !fate.isDead) ?? (this.#parts.instances[0] as Instance);
  }

  acknowledged(): ReadonlySet<string> {
    const ids = this.#requests.flatMap(({ path, answer }) =>
      path === '/v1/orders' && answer?.status === 201 && answer.id !== undefined ? [answer.id] : [],
    );
    return new Set(ids);
  }

  /** Money that the owner has agreed to give back. */
  approved(): ReadonlySet<string> {
    const ids = this.#requests.flatMap(({ path, answer }) =>
      path.endsWith('/approve') && answer?.status === 200 && answer.id !== undefined ? [answer.id] : [],
    );
    return new Set(ids);
  }

  counts(): Readonly<Record<string, number>> {
    return { ...this.#counts };
  }

  /** No more faults; every instance runs; every request gets its answer. */
  async calm(): Promise<void> {
    const { outside, instances } = this.#parts;
    outside.sandbox.faults.clear();
    for (const { fate } of instances) fate.spare();
    for (let n = 0; n < instances.length; n += 1) await this.#restart(n);
    for (const request of this.#requests) while (request.answer === undefined) await this.#send(request, 0);
  }

  async bringAllNotices(): Promise<void> {
    for (const notice of this.#parts.outside.underWay.splice(0)) await this.#bring(notice);
  }

  /** All jobs of one instance, and all events that wait. */
  async workOff(): Promise<void> {
    const { house } = this.anyInstance();
    for (const job of house.jobs.filter(({ name }) => JOBS.test(name))) await job.run();
    while ((await house.relay.deliverWaiting()) > 0);
  }

  /** Answers what was done, in words that are the same in every run of a seed; undefined = there was nothing to do. */
  async #do(name: Step): Promise<string | undefined> {
    const { dice, clock, outside, instances } = this.#parts;
    switch (name) {
      case 'place':
        return this.#place();
      case 'retry': {
        const lost = this.#requests.filter(({ answer }) => answer === undefined);
        return lost.length === 0 ? undefined : this.#send(dice.pick(lost));
      }
      case 'repeat': {
        const told = this.#requests.filter(({ answer }) => answer?.status === 201);
        return told.length === 0 ? undefined : this.#send(dice.pick(told.slice(-20)));
      }
      case 'pay':
        return this.#beginToPay();
      case 'confirm':
        return this.#confirm();
      case 'cancel': {
        const order = this.#anyOrder();
        return order && this.#send(this.#request(order.shopper, `/v1/orders/${order.id}/cancel`, {}));
      }
      case 'ask_back': {
        const order = this.#paidOrder();
        return order && this.#send(this.#request(order.shopper, '/v1/me/after-sales', this.#wish(order.id)));
      }
      case 'approve': {
        if (this.#asked.length === 0) return undefined;
        const id = dice.pick(this.#asked.slice(-10));
        return this.#send(this.#request('owner', `/v1/console/after-sales/${id}/approve`, {}));
      }
      case 'make_ready': {
        const order = this.#paidOrder();
        const body = { storeId: JIANGHAN };
        return order && this.#send(this.#request('owner', `/v1/console/orders/${order.id}/ready`, body));
      }
      case 'hand_over':
        return this.#handOver();
      case 'notice': {
        const { underWay } = outside;
        if (underWay.length === 0) return undefined;
        const [notice] = underWay.splice(dice.between(0, underWay.length - 1), 1) as [Notice];
        if (dice.chance(0.2)) underWay.push(notice);
        return this.#bring(notice);
      }
      case 'lose_notice':
        return outside.underWay.shift() === undefined ? undefined : 'gone';
      case 'relay':
        return this.#alone(async ({ house }) => `${await house.relay.deliverWaiting()} events`);
      case 'job':
        return this.#alone(async ({ house }) => {
          const job = dice.pick(house.jobs.filter((one) => JOBS.test(one.name)));
          await job.run();
          return job.name;
        });
      case 'tick':
        await outside.sandbox.tick();
        return `${outside.underWay.length} under way`;
      case 'wait': {
        const seconds = dice.between(1, 40);
        clock.advance(seconds * SECOND_MS);
        return `${seconds} s`;
      }
      case 'wait_long': {
        const minutes = dice.between(10, 60);
        clock.advance(minutes * MINUTE_MS);
        return `${minutes} min`;
      }
      case 'power': {
        const n = dice.between(0, instances.length - 1);
        const moment = dice.pick(MOMENTS);
        (instances[n] as Instance).fate.cutPower(moment, dice.between(1, 4));
        return `${n} ${moment}`;
      }
      case 'restart': {
        const n = instances.findIndex(({ fate }) => fate.isDead);
        if (n < 0) return undefined;
        await this.#restart(n);
        return String(n);
      }
      case 'fault': {
        const fault = dice.pick(FAULTS);
        outside.sandbox.faults.add({ ...fault, provider: 'wechat' });
        return fault.kind;
      }
      case 'refill':
        await fillShelves(this.anyInstance(), clock, `delivery-${this.trace.length}`, 10).catch(
          () => undefined,
        );
        return 'ten of each';
    }
  }

  #place(): Promise<string> {
    const { dice, shoppers } = this.#parts;
    const skus = SKUS.filter(() => dice.chance(0.4));
    const lines = (skus.length === 0 ? [dice.pick(SKUS)] : skus).map((skuId: SkuId) => ({
      skuId,
      quantity: dice.between(1, 3),
    }));
    const body = {
      groups: [{ storeId: JIANGHAN, lines, fulfilment: { type: 'pickup' } }],
      ...(dice.chance(0.4) ? { coupons: 'best' } : { coupons: [] }),
      ...(dice.chance(0.3) ? { points: 'max' } : {}),
      ...(dice.chance(0.3) ? { storedValueFen: dice.between(1, 40) * 100 } : {}),
    };
    return this.#send(this.#request(dice.pick(shoppers), '/v1/orders', body));
  }

  /** Some of it back before she has it; not everything that she wishes is there. */
  #wish(orderId: string): object {
    const { dice } = this.#parts;
    const lines = [{ line: dice.between(0, 1), quantity: dice.between(1, 2) }];
    return { orderId, storeId: JIANGHAN, type: 'REFUND_ONLY', reason: 'not_wanted', lines };
  }

  /** She shows the code on her telephone. */
  async #handOver(): Promise<string | undefined> {
    const order = this.#paidOrder();
    if (order === undefined) return undefined;
    const { reads } = this.anyInstance().house.database;
    const [group] = await reads.all<{ code: string | null }>(
      'select pickup_code as code from order_groups where order_id = ?',
      [order.id],
    );
    if (group?.code == null) return undefined;
    const body = { storeId: JIANGHAN, code: group.code };
    return this.#send(this.#request('owner', '/v1/console/pickups/verify', body));
  }

  async #beginToPay(): Promise<string | undefined> {
    const order = this.#anyOrder();
    if (order === undefined) return undefined;
    const answer = await this.#post(order.shopper, `/v1/orders/${order.id}/payment`, { provider: 'wechat' });
    if (answer?.status === 200) order.prepayId = prepayIdOf(answer.body);
    return `${answer?.status ?? 'lost'}`;
  }

  /** She confirms in her wallet, however long ago she began. */
  #confirm(): string | undefined {
    const { dice, outside } = this.#parts;
    const begun = this.#orders.filter(({ prepayId }) => prepayId !== undefined);
    if (begun.length === 0) return undefined;
    const order = dice.pick(begun.slice(-10));
    try {
      outside.sandbox.pay.pay(String(order.prepayId));
      order.isConfirmed = true;
      return 'paid';
    } catch {
      return 'refused';
    }
  }

  #anyOrder() {
    return this.#orders.length === 0 ? undefined : this.#parts.dice.pick(this.#orders.slice(-10));
  }

  /** She thinks that she has paid it. */
  #paidOrder() {
    const paid = this.#orders.filter(({ isConfirmed }) => isConfirmed === true);
    return paid.length === 0 ? undefined : this.#parts.dice.pick(paid.slice(-10));
  }

  #request(who: Who, path: string, body: object): Request {
    const request = { who, path, body, key: `simulated-${this.#requests.length}` };
    this.#requests.push(request);
    return request;
  }

  async #send(request: Request, instance?: number): Promise<string> {
    const { who, path, body, key } = request;
    const answer = await this.#post(who, path, body, key, instance);
    if (answer === undefined) return 'lost';
    const { status } = answer;
    // Come back later: no answer to the question.
    if (status >= 500 || status === 429) return String(status);
    const id = answer.body['id'] === undefined ? undefined : String(answer.body['id']);
    if (request.answer !== undefined && (request.answer.status !== status || request.answer.id !== id))
      this.complaints.push(`a repeated request has its first answer (X-04): ${path} ${key}`);
    if (request.answer === undefined && status === 201 && id !== undefined)
      if (path === '/v1/orders' && who !== 'owner') this.#orders.push({ id, shopper: who });
      else this.#asked.push(id);
    request.answer = { status, id };
    this.#count(`${NAMES.find(([pattern]) => pattern.test(path))?.[1]} ${status}`);
    return String(status);
  }

  /** Undefined = the instance died before it could answer, or was dead already. */
  async #post(
    who: Who,
    path: string,
    body: object,
    key?: string,
    at?: number,
  ): Promise<{ status: number; body: Record<string, unknown> } | undefined> {
    const { dice, instances } = this.#parts;
    const instance = instances[at ?? dice.between(0, instances.length - 1)] as Instance;
    if (instance.fate.isDead) return undefined;
    const ask = async (token: string) =>
      fetch(instance.house.url + path, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${token}`,
          ...(key === undefined ? {} : { 'idempotency-key': key }),
        },
        body: JSON.stringify(body),
      });
    let answer = await ask(this.#tokens.get(who) ?? 'none');
    if (answer.status === 401) {
      await answer.text();
      const [door, proof] =
        who === 'owner'
          ? ['/v1/staff/sign-in', OWNER]
          : ['/v1/auth/wechat', { code: `demo:${who.name}`, acceptsTerms: true }];
      const signedIn = await fetch(instance.house.url + door, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(proof),
      });
      const text = await signedIn.text();
      if (instance.fate.isDead || !signedIn.ok) return undefined;
      const { accessToken } = JSON.parse(text) as { accessToken: string };
      this.#tokens.set(who, accessToken);
      answer = await ask(accessToken);
    }
    const text = await answer.text();
    if (instance.fate.isDead) return undefined;
    return { status: answer.status, body: text === '' ? {} : (JSON.parse(text) as Record<string, unknown>) };
  }

  /** A notice that nobody accepts comes again. */
  async #bring(notice: Notice): Promise<string> {
    const { dice, instances, outside } = this.#parts;
    const instance = dice.pick(instances);
    if (instance.fate.isDead) {
      outside.underWay.push(notice);
      return 'nobody there';
    }
    const { headers, body } = notice;
    const answer = await fetch(instance.house.url + NOTIFY, { method: 'POST', headers, body });
    await answer.text();
    if (instance.fate.isDead || answer.status >= 500) {
      outside.underWay.push(notice);
      return 'not accepted';
    }
    return String(answer.status);
  }

  /** What an instance does by itself; it may die of it. */
  async #alone(work: (instance: Instance) => Promise<string>): Promise<string | undefined> {
    const instance = this.#parts.dice.pick(this.#parts.instances);
    if (instance.fate.isDead) return undefined;
    try {
      const done = await work(instance);
      return instance.fate.isDead ? 'died' : done;
    } catch (error) {
      if (instance.fate.isDead) return 'died';
      throw error;
    }
  }

  async #restart(n: number): Promise<void> {
    const { instances, start } = this.#parts;
    const dead = instances[n] as Instance;
    if (!dead.fate.isDead) return;
    await dead.end();
    instances[n] = await start();
  }

  #count(what: string): void {
    this.#counts[what] = (this.#counts[what] ?? 0) + 1;
  }
}
