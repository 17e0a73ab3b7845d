import type { Clock, EpochMs, Leases } from '#kernel';

/** For a house of one process: nobody can take anything over from it. */
export class MemoryLeases implements Leases {
  readonly areShared = false;
  readonly #clock: Clock;
  readonly #held = new Map<string, { readonly card: string; readonly until: EpochMs }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  async hold(key: string, card: string, ttlMs: number): Promise<void> {
    this.#held.set(key, { card, until: this.#clock.now() + ttlMs });
  }

  async read(key: string): Promise<string | undefined> {
    return this.#cardOf(key);
  }

  async takeOver(key: string, ttlMs: number): Promise<string | undefined> {
    const card = this.#cardOf(key);
    if (card !== undefined) await this.hold(key, card, ttlMs);
    return card;
  }

  async prolong(cards: ReadonlyMap<string, string>, ttlMs: number): Promise<readonly string[]> {
    for (const [key, card] of cards) await this.hold(key, card, ttlMs);
    return [];
  }

  async release(key: string): Promise<void> {
    this.#held.delete(key);
  }

  #cardOf(key: string): string | undefined {
    const lease = this.#held.get(key);
    if (lease === undefined || this.#clock.now() < lease.until) return lease?.card;
    this.#held.delete(key);
    return undefined;
  }
}
