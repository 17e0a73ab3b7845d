import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SeededRandom } from '#kernel';
import { HandClock } from '../support/clock.ts';
import { Callers } from './callers.ts';
import { Dice } from './dice.ts';
import { type Instance, startInstance } from './instance.ts';
import { brokenBooks, brokenPromises, brokenRules, fingerprint, Watch } from './invariants.ts';
import { outsideWorld, walletsOf } from './outside.ts';
import type { Defect } from './planted-defects.ts';
import { anyAlive, type Scene } from './scene.ts';
import { settleDown } from './settle-down.ts';
import { stockShop } from './shop.ts';
import { Street } from './street.ts';

const INSTANCES = 2;
/** Everything, and the books, whether somebody wrote to it or not. */
const WHOLE_EVERY_STEPS = 500;
const OPENING_PIECES = 20;

export interface SimulationOptions {
  readonly seed: number;
  /** Steps of the scheduler: a request, a notice, a job, a fault, time that passes. */
  readonly ops: number;
  readonly defect?: Defect;
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
export async function simulate({ seed, ops, defect }: SimulationOptions): Promise<SimulationResult> {
  const random = new SeededRandom(seed);
  const clock = new HandClock();
  const outside = await outsideWorld(clock, random);
  const stateDir = mkdtempSync(join(tmpdir(), 'tongqu-simulation-'));
  const start = () => startInstance({ stateDir, clock, random, wechat: outside.wechat, defect });
  const instances: Instance[] = [];
  try {
    for (let n = 0; n < INSTANCES; n += 1) instances.push(await start());
    const first = instances[0] as Instance;
    const shoppers = await stockShop(first, walletsOf(outside, first), clock, OPENING_PIECES);
    const dice = new Dice(random);
    const callers = new Callers(dice, instances);
    const scene: Scene = { dice, clock, outside, shoppers, instances, callers, start };
    const street = new Street(scene);

    const broken: string[] = [];
    let steps = 0;
    const watch = new Watch();
    while (steps < ops && broken.length === 0) {
      steps += 1;
      const thrown = await faultOf(() => street.step());
      const alive = anyAlive(scene);
      const found = [...thrown, ...callers.complaints, ...(await watch.look(alive, clock.now()))];
      if (steps % WHOLE_EVERY_STEPS === 0)
        found.push(...(await brokenRules(alive, clock.now())), ...(await brokenBooks(alive)));
      broken.push(...found.map((rule) => `after step ${steps} (${street.trace.at(-1)}): ${rule}`));
    }
    if (broken.length === 0) {
      const thrown = await faultOf(() => settleDown(street, clock));
      const alive = anyAlive(scene);
      const opening = { shoppers, pieces: OPENING_PIECES };
      const last = [
        ...thrown,
        ...(await brokenRules(alive, clock.now())),
        ...(await brokenBooks(alive)),
        ...(await brokenPromises(alive, outside, callers, opening, clock.now())),
      ];
      broken.push(...last.map((rule) => `when all was quiet: ${rule}`));
    }
    return {
      broken,
      steps,
      counts: callers.counts(),
      fingerprint: await fingerprint(anyAlive(scene), street.trace),
    };
  } finally {
    for (const instance of instances) await instance.end();
    await outside.close();
    rmSync(stateDir, { recursive: true });
  }
}

/** What a job or a notice throws breaks the run as a rule does: with its step, and with the seed that replays it. */
async function faultOf(work: () => Promise<void>): Promise<readonly string[]> {
  try {
    await work();
    return [];
  } catch (error) {
    return [`nothing is thrown where the power holds: ${(error as Error).stack}`];
  }
}
