import { askInProcess } from './in-process.ts';
import type { Instance } from './instance.ts';
import type { Notice } from './outside.ts';
import { MOMENTS } from './power-cut.ts';
import { anyAlive, type Scene, type Steps } from './scene.ts';
import { DELIVERY, fillShelves } from './shop.ts';
import { PROVIDERS } from './wallet.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;

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

/** A notice that nobody accepts comes again. */
export async function bring({ dice, instances, outside }: Scene, notice: Notice): Promise<string> {
  const instance = dice.pick(instances);
  if (instance.fate.isDead) {
    outside.underWay.push(notice);
    return 'nobody there';
  }
  const { url, headers, body } = notice;
  const path = new URL(url).pathname;
  const answer = await askInProcess(instance.house.server, { method: 'POST', path, headers, body });
  if (instance.fate.isDead || answer.status >= 500) {
    outside.underWay.push(notice);
    return 'not accepted';
  }
  return String(answer.status);
}

export async function restart({ instances, start }: Scene, n: number): Promise<void> {
  const dead = instances[n] as Instance;
  if (!dead.fate.isDead) return;
  await dead.end();
  instances[n] = await start();
}

/** Notices, jobs, time, deliveries and accidents. */
export function worldSteps(scene: Scene): Steps {
  const { dice, clock, outside, instances } = scene;
  let deliveries = 0;

  /** What an instance does by itself; it may die of it. */
  async function alone(work: (instance: Instance) => Promise<string>): Promise<string | undefined> {
    const instance = dice.pick(instances);
    if (instance.fate.isDead) return undefined;
    try {
      const done = await work(instance);
      return instance.fate.isDead ? 'died' : done;
    } catch (error) {
      if (instance.fate.isDead) return 'died';
      throw error;
    }
  }

  return {
    notice: {
      weight: 16,
      act() {
        const { underWay } = outside;
        if (underWay.length === 0) return undefined;
        const [notice] = underWay.splice(dice.between(0, underWay.length - 1), 1) as [Notice];
        if (dice.chance(0.2)) underWay.push(notice);
        return bring(scene, notice);
      },
    },
    lose_notice: {
      weight: 3,
      act: () => (outside.underWay.shift() === undefined ? undefined : 'gone'),
    },
    relay: {
      weight: 14,
      act: () => alone(async ({ house }) => `${await house.relay.deliverWaiting()} events`),
    },
    job: {
      weight: 14,
      act: () =>
        alone(async ({ house }) => {
          const job = dice.pick(house.jobs.filter(({ name }) => JOBS.test(name)));
          await job.run();
          return job.name;
        }),
    },
    /** Looked at every second, unlike the others. */
    look_at_scans: {
      weight: 10,
      act: () =>
        alone(async ({ house }) => {
          await house.jobs.find(({ name }) => name === 'payments.pursue_scans')?.run();
          return 'done';
        }),
    },
    tick: {
      weight: 10,
      async act() {
        await outside.sandbox.tick();
        return `${outside.underWay.length} under way`;
      },
    },
    wait: {
      weight: 10,
      act() {
        const seconds = dice.between(1, 40);
        clock.advance(seconds * SECOND_MS);
        return `${seconds} s`;
      },
    },
    wait_long: {
      weight: 1,
      act() {
        const minutes = dice.between(10, 60);
        clock.advance(minutes * MINUTE_MS);
        return `${minutes} min`;
      },
    },
    power: {
      weight: 3,
      act() {
        const n = dice.between(0, instances.length - 1);
        const moment = dice.pick(MOMENTS);
        (instances[n] as Instance).fate.cutPower(moment, dice.between(1, 4));
        return `${n} ${moment}`;
      },
    },
    restart: {
      weight: 4,
      async act() {
        const n = instances.findIndex(({ fate }) => fate.isDead);
        if (n < 0) return undefined;
        await restart(scene, n);
        return String(n);
      },
    },
    fault: {
      weight: 5,
      act() {
        const fault = { ...dice.pick(FAULTS), provider: dice.pick(PROVIDERS) };
        outside.sandbox.faults.add(fault);
        return `${fault.provider} ${fault.kind}`;
      },
    },
    refill: {
      weight: 2,
      async act() {
        deliveries += 1;
        const document = `${DELIVERY.document}${deliveries}`;
        const instance = anyAlive(scene);
        try {
          await fillShelves(instance, clock, document, DELIVERY.pieces);
        } catch (error) {
          if (!instance.fate.isDead) throw error;
          return 'power cut';
        }
        return 'ten of each';
      },
    },
  };
}
