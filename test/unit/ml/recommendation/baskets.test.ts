import { SeededRandom } from '#kernel';
import {
  type Basket,
  basketFacts,
  basketLogOf,
  basketsBefore,
  basketTable,
  basketTableBuild,
  entryOf,
  ownBasketsBefore,
  ownPurchases,
  popularityWindows,
} from '#ml/recommendation';

const at = (shopper: number, day: number, ...rows: number[]): Basket => ({ shopper, day, rows });

/** 12 goods, 10 people, 200 days. */
function someBaskets(seed: number): Basket[] {
  const random = new SeededRandom(seed);
  return Array.from({ length: 120 }, () => {
    const rows = new Set(Array.from({ length: 1 + random.integer(4) }, () => random.integer(12)));
    return at(random.integer(10), random.integer(2_000) / 10, ...rows);
  });
}

test('a basket at the very instant of the cut lies after it', () => {
  const log = basketLogOf(2, 1, [at(0, 5, 0), at(0, 4.99, 1), at(0, 5.01, 0)]);
  expect(basketsBefore(log, 5)).toBe(1);
  expect(basketsBefore(log, 0)).toBe(0);
  expect(basketsBefore(log, 99)).toBe(3);
  expect(ownBasketsBefore(log, 5)[0]?.map(({ rows }) => Array.from(rows))).toEqual([[1]]);
});

test('same basket: each basket of the span gives a pair 1 / sqrt(rows), damped by how many hold either', () => {
  const log = basketLogOf(4, 3, [at(0, 5, 0, 1), at(0, 40, 0, 1), at(1, 50, 0, 1, 2, 3), at(2, 60, 0, 1)]);
  // Within 30 days before day 60: the baskets of days 40 and 50. Both hold 0 and 1; one holds 2.
  const table = basketTable(log, 60, 30);
  expect(entryOf(table, 0, 1)).toBeCloseTo((1 / Math.sqrt(2) + 1 / 2) / (2 ** 0.5 * 2 ** 0.3 + 5), 6);
  expect(entryOf(table, 2, 0)).toBeCloseTo(1 / 2 / (1 ** 0.5 * 2 ** 0.3 + 5), 6);
  expect(entryOf(table, 0, 0)).toBe(0);
});

test('same basket: a basket exactly as old as the span counts, an older one does not', () => {
  const log = basketLogOf(3, 1, [at(0, 9.9, 0, 2), at(0, 10, 0, 1)]);
  const table = basketTable(log, 40, 30);
  expect(entryOf(table, 0, 1)).toBeGreaterThan(0);
  expect(entryOf(table, 0, 2)).toBe(0);
});

test('same basket: agrees with the plain double sum over random baskets', () => {
  const baskets = someBaskets(3);
  const [day, span] = [150, 90];
  const table = basketTable(basketLogOf(12, 10, baskets), day, span);
  const inSpan = baskets.filter((basket) => basket.day >= day - span && basket.day < day);
  const holders = (row: number) => inSpan.filter(({ rows }) => Array.from(rows).includes(row));
  for (let i = 0; i < 12; i += 1)
    for (let j = 0; j < 12; j += 1) {
      const both = holders(i).filter(({ rows }) => Array.from(rows).includes(j));
      const weight = both.reduce((sum, { rows }) => sum + 1 / Math.sqrt(rows.length), 0);
      const expected = i === j ? 0 : weight / (holders(i).length ** 0.5 * holders(j).length ** 0.3 + 5);
      expect(entryOf(table, i, j)).toBeCloseTo(expected, 5);
    }
});

test.each([1, 5, 12, 100])('same basket: built %d rows at a time it is the table of one pass', (count) => {
  const log = basketLogOf(12, 10, someBaskets(4));
  const build = basketTableBuild(log, 150, 90);
  let slices = 1;
  while (build.addRows(count)) slices += 1;
  expect(slices).toBe(Math.ceil(12 / count));
  expect(build.finish()).toEqual(basketTable(log, 150, 90));
});

test('next basket: what the same shopper bought next, halved every 60 days, damped by both', () => {
  const log = basketLogOf(3, 2, [at(0, 10, 0), at(1, 20, 2), at(0, 40, 1, 2)]);
  const { steps } = basketFacts(log, 100);
  const fade = (day: number) => 2 ** (-(100 - day) / 60);
  // Only shopper 0 has a next basket: of 0 comes a basket of two.
  expect(entryOf(steps, 0, 1)).toBeCloseTo(
    fade(40) / Math.sqrt(2) / (Math.sqrt(fade(10)) * Math.sqrt(fade(40)) + 5),
    6,
  );
  expect(entryOf(steps, 2, 1)).toBe(0);
});

test('own purchases: counts, decays and shares of one person', () => {
  const own = ownPurchases([
    { daysAgo: 3, rows: [7] },
    { daysAgo: 30, rows: [8] },
    { daysAgo: 90, rows: [7, 8] },
  ]);
  expect(own.get(7)).toMatchObject({ times: 2, basketsAgo: 0, daysAgo: 3, firstDaysAgo: 90, share: 2 / 3 });
  expect(own.get(7)?.byBasket).toBeCloseTo(1 + 0.9 ** 2, 10);
  expect(own.get(8)?.byMonth).toBeCloseTo(1 / 2 + 1 / 8, 10);
  expect(own.get(8)?.byQuarter).toBeCloseTo(2 ** (-1 / 3) + 1 / 2, 10);
  expect(own.get(8)?.basketsAgo).toBe(1);
  expect(own.has(9)).toBe(false);
});

test('popularity: baskets per thousand of the last 1, 7, 30 and 90 days, and how long a row is quiet', () => {
  const log = basketLogOf(2, 1, [at(0, 1, 1), at(0, 75, 0), at(0, 95, 0), at(0, 99.5, 1)]);
  const sold = popularityWindows(log, 100);
  expect([sold.day[0], sold.week[0], sold.month[0], sold.quarter[0]]).toEqual([
    0,
    500,
    expect.closeTo(2_000 / 3, 2),
    expect.closeTo(2_000 / 3, 2),
  ]);
  expect(sold.quietDays[0]).toBe(5);
  expect(sold.ageDays[1]).toBe(99);
  expect(sold.trend[0]).toBeLessThan(0);
});

test('nothing after the cut changes what is known at the cut', () => {
  const baskets = someBaskets(4);
  const day = 120;
  const later = someBaskets(5).map((basket) => ({ ...basket, day: day + basket.day }));
  const before = baskets.filter((basket) => basket.day < day);
  const known = basketFacts(basketLogOf(12, 10, [...before, ...later]), day);
  expect(known).toEqual(basketFacts(basketLogOf(12, 10, before), day));
});
