import { systemRandom, timeSortedIds } from '#app';
import { HandClock } from '../../support/clock.ts';

const NOON = Date.UTC(2026, 10, 21, 4);

test('ids of one millisecond sort in the order in which they were made (X-08)', () => {
  const ids = timeSortedIds(new HandClock(NOON), systemRandom);
  // More than the counter of one millisecond holds.
  const made = Array.from({ length: 10_000 }, () => ids.next());
  expect(made.toSorted()).toEqual(made);
  expect(new Set(made).size).toBe(made.length);
});

test('a clock that is set back does not turn the order round', () => {
  const clock = new HandClock(NOON);
  const ids = timeSortedIds(clock, systemRandom);
  const before = ids.next();
  clock.advance(-60_000);
  expect(ids.next() > before).toBe(true);
});

test('an id is a UUID of version 7 that tells its millisecond, and differs from another process’s', () => {
  const [one, other] = [0, 1].map(() => timeSortedIds(new HandClock(NOON), systemRandom).next());
  expect(one).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(Number.parseInt((one ?? '').replaceAll('-', '').slice(0, 12), 16)).toBe(NOON);
  expect(one).not.toBe(other);
});
