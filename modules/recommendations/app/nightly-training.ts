import type { Engine, Job } from '#feature';
import { businessDay, businessMinute, type Clock, MINUTE_MS } from '#kernel';

/** A training in a process of its own, so that nobody's feed waits for it. */
export interface TrainingProcess {
  start(): RunningTraining;
}

export interface RunningTraining {
  /** Its exit status; null when it was stopped. */
  readonly ended: Promise<number | null>;
  /** It can be started again later and goes on. */
  stop(): void;
}

/** Which nights were taken: of all processes that share the models one trains. */
export interface TrainingNights {
  /** False when somebody has taken it. */
  take(day: string): Promise<boolean>;
  /** Of a training that was cut off: whoever looks next goes on with it. */
  giveBack(day: string): Promise<void>;
}

/** 03:00 in the shop, when it sleeps; and not later than 06:00, when a server that was off would catch up. */
const FROM_MINUTE = 180;
const UNTIL_MINUTE = 360;
const LOOK_EVERY_MS = MINUTE_MS;
const PUBLISHED = 0;
const REFUSED = 2;

interface NightlyParts {
  readonly process: TrainingProcess;
  readonly nights: TrainingNights;
  readonly clock: Clock;
  readonly report: (error: unknown, facts?: object) => void;
}

/** Starts a training each night, and ends it with the house. */
export class NightlyTraining implements Engine {
  readonly name = 'nightly training';
  readonly #parts: NightlyParts;
  #running: { readonly training: RunningTraining; readonly day: string } | undefined;

  constructor(parts: NightlyParts) {
    this.#parts = parts;
  }

  job(): Job {
    return { name: 'recommendations.train_nightly', everyMs: LOOK_EVERY_MS, run: () => this.#look() };
  }

  async start(): Promise<void> {}

  isReady(): boolean {
    return true;
  }

  async stop(): Promise<void> {
    if (this.#running === undefined) return;
    const { training, day } = this.#running;
    training.stop();
    if ((await training.ended) === null) await this.#parts.nights.giveBack(day);
  }

  async #look(): Promise<void> {
    const { process, nights, clock, report } = this.#parts;
    const now = clock.now();
    const minute = businessMinute(now);
    if (this.#running !== undefined || minute < FROM_MINUTE || minute >= UNTIL_MINUTE) return;
    const day = businessDay(now);
    if (!(await nights.take(day))) return;
    const training = process.start();
    this.#running = { training, day };
    void training.ended.then((status) => {
      this.#running = undefined;
      if (status !== PUBLISHED && status !== REFUSED && status !== null)
        report(new Error(`The nightly training ended with status ${status}`), { part: 'nightly training' });
    });
  }
}
