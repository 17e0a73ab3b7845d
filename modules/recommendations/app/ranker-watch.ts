import { type Clock, type EpochMs, MINUTE_MS } from '#kernel';

/**
 * Ordering a list takes about one millisecond. A limit near that would send the ranker to rest whenever the
 * machine is busy or has just started (25 ms did, on two cores shared by eight programs); this one means that
 * something is wrong: a backend without SIMD under load, a machine that swaps.
 */
const LATE_MS = 100;
/** Some late or failed calls in a row may be the machine's fault. */
const BAD_CALLS_MAX = 5;
const REST_MS = MINUTE_MS;

/**
 * Lets a ranker that is late or fails again and again rest for a minute: feeds then come in the order of
 * retrieval, and other requests do not wait behind it. After the minute one call tries it again.
 *
 * The ranker stays in the request's thread. A worker that collects lists for 2 ms was measured and rejected
 * (`npm run bench -- ranker-thread`, 300 candidates of 65 columns, 100 lists a second): it takes a third of a
 * millisecond off the asking thread's half, but costs the process 1.4 times the CPU and each feed two
 * milliseconds more, twice where reasons are tried out. A second process uses a second core better.
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
