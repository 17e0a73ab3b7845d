import { type Clock, type EpochMs, MINUTE_MS } from '#kernel';

/** A request has 25 ms at the 99th percentile; a ranker usually takes less than one of them. */
const LATE_MS = 25;
/** One late or failed call may be the machine's fault. */
const BAD_CALLS_MAX = 3;
const REST_MS = MINUTE_MS;

/**
 * Lets a ranker that is late or fails again and again rest for a minute: feeds then come in the order of
 * retrieval, and other requests do not wait behind it. After the minute one call tries it again.
 *
 * The ranker stays in the request's thread. A worker with a window of 2 to 5 ms was measured and rejected:
 * see `benchmarks/tasks/ranker-thread.ts`.
 */
export class RankerWatch {
  readonly #clock: Clock;
  readonly #report: (error: unknown) => void;
  #badCalls = 0;
  #restsUntil: EpochMs = 0;

  constructor(clock: Clock, report: (error: unknown) => void) {
    this.#clock = clock;
    this.#report = report;
  }

  /** What `score` returns, even if late; undefined = it failed, or it rests. */
  try<Scores>(score: () => Scores): Scores | undefined {
    const startedAt = this.#clock.now();
    if (startedAt < this.#restsUntil) return undefined;
    try {
      const scores = score();
      if (this.#clock.now() - startedAt > LATE_MS) this.#bad('late');
      else this.#badCalls = 0;
      return scores;
    } catch (error) {
      this.#report(error);
      this.#bad('failing');
      return undefined;
    }
  }

  #bad(how: 'late' | 'failing'): void {
    this.#badCalls += 1;
    if (this.#badCalls < BAD_CALLS_MAX) return;
    // One short of the limit: after its rest a single bad call sends it back.
    this.#badCalls = BAD_CALLS_MAX - 1;
    this.#restsUntil = this.#clock.now() + REST_MS;
    this.#report(new Error(`the ranker was ${how} ${BAD_CALLS_MAX} times and rests for a minute`));
  }
}
