import type { Clock, EpochMs } from '#kernel';

/** So many times `ttlMs` an old answer may serve: the first shopper of the morning is not told what was there last night. */
const SERVES_TTLS_MAX = 10;

/**
 * One answer that is asked for often and changes seldom. Older than `ttlMs` it is read anew in the background, and the old
 * one serves until the new one is there; a failed read leaves the old one and is tried again at the next question. Ten times
 * as old it does not serve any more: the question waits.
 */
export class Remembered<Value> {
  readonly #clock: Clock;
  readonly #ttlMs: number;
  readonly #read: () => Promise<Value>;
  #value: Promise<Value> | undefined;
  #readAt: EpochMs = 0;
  #isReading = false;

  constructor(clock: Clock, ttlMs: number, read: () => Promise<Value>) {
    this.#clock = clock;
    this.#ttlMs = ttlMs;
    this.#read = read;
  }

  get(): Promise<Value> {
    const ageMs = this.#clock.now() - this.#readAt;
    if (this.#value === undefined || ageMs >= SERVES_TTLS_MAX * this.#ttlMs) {
      this.#readAt = this.#clock.now();
      this.#value = this.#read();
      this.#value.catch(() => this.forget());
    } else if (!this.#isReading && ageMs >= this.#ttlMs) {
      this.#isReading = true;
      void this.#renew(this.#value);
    }
    return this.#value;
  }

  /** The next question waits for a fresh answer. */
  forget(): void {
    this.#value = undefined;
  }

  async #renew(before: Promise<Value>): Promise<void> {
    const readAt = this.#clock.now();
    try {
      const fresh = await this.#read();
      if (this.#value === before) [this.#value, this.#readAt] = [Promise.resolve(fresh), readAt];
    } catch {
      // The old answer stays.
    } finally {
      this.#isReading = false;
    }
  }
}
