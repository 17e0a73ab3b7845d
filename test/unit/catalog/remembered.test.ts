import { Remembered } from '../../../modules/catalog/app/search/remembered.ts';
import { HandClock } from '../../support/clock.ts';

const TTL_MS = 60_000;

describe('an answer that is remembered', () => {
  let clock: HandClock;
  let reads: number;
  let remembered: Remembered<number>;

  beforeEach(() => {
    clock = new HandClock();
    reads = 0;
    remembered = new Remembered(clock, TTL_MS, async () => (reads += 1));
  });

  test('serves while it is read anew, and the next question has the new one (CAT-03)', async () => {
    expect([await remembered.get(), await remembered.get()]).toEqual([1, 1]);
    clock.advance(TTL_MS);
    expect(await remembered.get()).toBe(1);
    expect(await remembered.get()).toBe(2);
  });

  test('of last night does not serve this morning: the question waits (CAT-08)', async () => {
    expect(await remembered.get()).toBe(1);
    clock.advance(10 * TTL_MS);
    expect(await remembered.get()).toBe(2);
    expect(await remembered.get()).toBe(2);
  });
});
