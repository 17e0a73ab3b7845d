import { demoChain } from '#demo';
import { businessDayStart, DAY_MS } from '#kernel';
import { feedHistory } from '../../../src/demo/chain/feed-history.ts';

const NOON = Date.UTC(2026, 10, 21, 4);
const END = businessDayStart(NOON);
const chain = demoChain(NOON, 200);
const { past, events } = feedHistory(chain, END);

test('the same chain was always shown the same lists', () => {
  expect(feedHistory(chain, END)).toEqual({ past, events });
});

test('lists lie in the fortnight of the experiment, hold twelve different goods, and say that they are made up', () => {
  expect(past.lists.length).toBeGreaterThan(50);
  expect(past.experiment.startedAt).toBe(END - 14 * DAY_MS);
  for (const { id, at, rows } of past.lists) {
    expect(id.startsWith('demo-')).toBe(true);
    expect(at >= END - 14 * DAY_MS && at < END).toBe(true);
    expect(new Set(rows.map(({ productId }) => productId)).size).toBe(12);
    expect(rows.map(({ position }) => position)).toEqual(Array.from({ length: 12 }, (_, n) => n + 1));
  }
});

test('whatever was opened from a list stood in it, was seen there first, and no step of the year is lost', () => {
  const lists = new Map(past.lists.map((list) => [list.id, list]));
  const seen = new Map(
    events
      .filter(({ type }) => type === 'impression')
      .map(({ origin, productId, at }) => [`${origin?.exposureId}/${productId}`, at]),
  );
  let opened = 0;
  for (const { type, origin, memberId, productId, at } of events) {
    if (type !== 'view' || origin === undefined) continue;
    opened += 1;
    const list = lists.get(origin.exposureId ?? '');
    expect(list?.memberId).toBe(memberId);
    expect(list?.rows[origin.position ?? -1]?.productId).toBe(productId);
    expect(seen.get(`${origin.exposureId}/${productId}`) ?? at).toBeLessThan(at);
  }
  expect(opened).toBeGreaterThan(50);
  const ids = new Set(events.map(({ id }) => id));
  expect(ids.size).toBe(events.length);
  expect(chain.events.every(({ id }) => ids.has(id))).toBe(true);
});
