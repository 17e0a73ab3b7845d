import { SeededRandom } from '#kernel';
import { HandClock } from '../support/clock.ts';
import { freshDatabase } from '../support/databases.ts';
import { Dice } from './dice.ts';
import { type Instance, startInstance } from './instance.ts';
import { brokenBooks, brokenPromises, brokenRules, fingerprint } from './invariants.ts';
import { outsideWorld, walletsOf } from './outside.ts';
import type { Defect } from './planted-defects.ts';
import { settleDown } from './settle-down.ts';
import { stockShop } from './shop.ts';
import { Street } from './street.ts';

const INSTANCES = 2;
const BOOKS_EVERY_STEPS = 100;
const OPENING_PIECES = 20;

export interface SimulationOptions {
  readonly seed: number;
  /** Steps of the scheduler: a request, a notice, a job, a fault, time that passes. */
  readonly ops: number;
  readonly defect?: Defect;
  /** Told now and then how far it is. */
  readonly progress?: (done: number) => void;
}

export interface SimulationResult {
  /** Rules that did not hold, with the step after which they did not; empty = all is well. */
  readonly broken: readonly string[];
  readonly steps: number;
  readonly counts: Readonly<Record<string, number>>;
  /** The same for the same seed, number of steps and code. */
  readonly fingerprint: string;
}

/**
 * Several application instances on one SQLite database, the payment provider and eight shoppers in one process, under a
 * scheduler that draws everything from one seed: who does what next, when the power goes in the middle of a commit, which
 * answer is lost, which notice comes twice, late or not at all, and how the clock runs. One step is carried out at a
 * time, so a seed replays exactly. The rules of invariants.ts are asked after every step.
 */
export async function simulate({
  seed,
  ops,
  defect,
  progress,
}: SimulationOptions): Promise<SimulationResult> {
  const random = new SeededRandom(seed);
  const clock = new HandClock();
  const outside = await outsideWorld(clock, random);
  const databaseUrl = await freshDatabase('SQLite');
  const start = () => startInstance({ databaseUrl, clock, random, wechat: outside.wechat, defect });
  const instances: Instance[] = [];
  try {
    for (let n = 0; n < INSTANCES; n += 1) instances.push(await start());
    const first = instances[0] as Instance;
    const shoppers = await stockShop(first, walletsOf(outside, first), clock, OPENING_PIECES);
    const street = new Street({ dice: new Dice(random), clock, outside, shoppers, instances, start });

    const broken: string[] = [];
    let steps = 0;
    while (steps < ops && broken.length === 0) {
      await street.step();
      steps += 1;
      const alive = street.anyInstance();
      const found = [...street.complaints, ...(await brokenRules(alive, clock.now()))];
      if (steps % BOOKS_EVERY_STEPS === 0) found.push(...(await brokenBooks(alive)));
      broken.push(...found.map((rule) => `after step ${steps} (${street.trace.at(-1)}): ${rule}`));
      progress?.(steps);
    }
    if (broken.length === 0) {
      await settleDown(street, outside, clock);
      const alive = street.anyInstance();
      const last = [
        ...(await brokenRules(alive, clock.now())),
        ...(await brokenBooks(alive)),
        ...(await brokenPromises(alive, outside, {
          orders: street.acknowledged(),
          approved: street.approved(),
        })),
      ];
      broken.push(...last.map((rule) => `when all was quiet: ${rule}`));
    }
    return {
      broken,
      steps,
      counts: street.counts(),
      fingerprint: await fingerprint(street.anyInstance(), street.trace),
    };
  } finally {
    for (const instance of instances) await instance.end();
    await outside.close();
  }
}
