import type { Job } from '#feature';

/** Runs each job again and again, never twice at once; a failure is reported and the next turn comes as usual. */
export class JobRunner {
  readonly #jobs: readonly Job[];
  readonly #report: (error: unknown, facts: object) => void;
  readonly #timers: NodeJS.Timeout[] = [];
  readonly #running = new Map<string, Promise<void>>();

  constructor(jobs: readonly Job[], report: (error: unknown, facts: object) => void) {
    this.#jobs = jobs;
    this.#report = report;
  }

  start(): void {
    for (const job of this.#jobs) this.#timers.push(setInterval(() => this.#turn(job), job.everyMs).unref());
  }

  async stop(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    await Promise.all(this.#running.values());
  }

  #turn(job: Job): void {
    if (this.#running.has(job.name)) return;
    const turn = job
      .run()
      .catch((error: unknown) => this.#report(error, { job: job.name }))
      .then(() => void this.#running.delete(job.name));
    this.#running.set(job.name, turn);
  }
}
