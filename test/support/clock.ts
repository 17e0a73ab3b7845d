import { type Clock, type EpochMs, type Ids, type Random, SeededRandom } from '#kernel';

/** A clock that stands until it is moved. Noon in Wuhan, 21 November 2026. */
export class HandClock implements Clock {
  #now: EpochMs;

  constructor(now: EpochMs = Date.UTC(2026, 10, 21, 4)) {
    this.#now = now;
  }

  now(): EpochMs {
    return this.#now;
  }

  advance(ms: number): void {
    this.#now += ms;
  }
}

/** Ids that sort by creation: `id-000001`, `id-000002`, … */
export function countingIds(prefix = 'id'): Ids {
  let count = 0;
  return { next: () => `${prefix}-${String(++count).padStart(6, '0')}` };
}

export const seededRandom = (seed = 1): Random => new SeededRandom(seed);
