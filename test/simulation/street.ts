import { onlineSteps } from './online-steps.ts';
import { anyAlive, type Scene, type Steps } from './scene.ts';
import { tillSteps } from './till-steps.ts';
import { bring, JOBS, restart, worldSteps } from './world-steps.ts';

/** Draws what happens next, and lets it happen. */
export class Street {
  readonly trace: string[] = [];
  readonly #scene: Scene;
  readonly #steps: Steps;
  readonly #weights: Readonly<Record<string, number>>;

  constructor(scene: Scene) {
    const { callers } = scene;
    this.#scene = scene;
    this.#steps = {
      ...onlineSteps(scene),
      ...tillSteps(scene),
      retry: { weight: 10, act: () => callers.retry() },
      repeat: { weight: 4, act: () => callers.repeat() },
      ...worldSteps(scene),
    };
    this.#weights = Object.fromEntries(
      Object.entries(this.#steps).map(([name, { weight }]) => [name, weight]),
    );
  }

  async step(): Promise<void> {
    const { dice, callers } = this.#scene;
    const name = dice.weighed(this.#weights);
    const result = await this.#steps[name]?.act();
    if (result === undefined) return;
    callers.count(name);
    this.trace.push(`${name} ${result}`);
  }

  /** No more faults, and every instance runs. */
  async calm(): Promise<void> {
    const { outside, instances } = this.#scene;
    outside.sandbox.faults.clear();
    for (const { fate } of instances) fate.spare();
    for (let n = 0; n < instances.length; n += 1) await restart(this.#scene, n);
  }

  /** Everything that waits for somebody is looked at once: requests without an answer, notices, jobs, events. */
  async workOff(): Promise<void> {
    const { outside, callers } = this.#scene;
    await outside.sandbox.tick();
    await callers.retryAll();
    for (const notice of outside.underWay.splice(0)) await bring(this.#scene, notice);
    const { house } = anyAlive(this.#scene);
    for (const job of house.jobs.filter(({ name }) => JOBS.test(name))) await job.run();
    while ((await house.relay.deliverWaiting()) > 0);
  }
}
