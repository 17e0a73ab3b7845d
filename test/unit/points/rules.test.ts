import fc from 'fast-check';
import { daysFrom, isDay, rewardOf, streaksOf } from '../../../modules/points/domain/check-in.ts';
import { takeInOrder } from '../../../modules/points/domain/lots.ts';
import { DEFAULT_RULES, earnedFor, reversedFor } from '../../../modules/points/domain/rules.ts';

const ONCE = 10_000;
const points = fc.integer({ min: 0, max: 1_000_000 });

test.each([
  ['99 fen are no yuan', 99, ONCE, 0],
  ['one yuan', 100, ONCE, 1],
  ['rounded down', 12_999, ONCE, 129],
  ['a tier of 1.5 is rounded down once, at the end', 133, 15_000, 1],
  ['more than a number can multiply exactly', 9_000_000_000_000, 30_000, 270_000_000_000],
])('%s', (_case, fenPaid, multiplier, earned) => {
  expect(earnedFor(fenPaid, DEFAULT_RULES, multiplier)).toBe(earned);
});

test('half a point per yuan is half a point per yuan', () => {
  expect(earnedFor(10_000, { ...DEFAULT_RULES, pointsPer100Yuan: 50 }, ONCE)).toBe(50);
});

test('what is taken back grows with what is refunded, never beyond what was earned, all of it in the end', () => {
  fc.assert(
    fc.property(
      points,
      fc.integer({ min: 1, max: 10_000_000 }),
      fc.integer({ min: 0, max: 100 }),
      (earned, paid, percent) => {
        const refunded = Math.floor((paid * percent) / 100);
        const reversed = reversedFor(earned, paid, refunded);
        expect(reversed).toBeGreaterThanOrEqual(0);
        expect(reversed).toBeLessThanOrEqual(earned);
        expect(reversedFor(earned, paid, refunded + 1)).toBeGreaterThanOrEqual(reversed);
        expect(reversedFor(earned, paid, paid)).toBe(earned);
        // What she keeps is never more than the share of the goods that she keeps.
        expect(BigInt(earned - reversed) * BigInt(paid)).toBeLessThanOrEqual(
          BigInt(earned) * BigInt(paid - refunded),
        );
      },
    ),
  );
});

test('points are taken in order, exactly as many as asked for, or none', () => {
  const lots = fc.array(
    fc.integer({ min: 0, max: 50 }).map((remaining) => ({ remaining })),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(lots, fc.integer({ min: 1, max: 200 }), (each, amount) => {
      const named = each.map(({ remaining }, n) => ({ id: String(n), remaining }));
      const total = each.reduce((sum, { remaining }) => sum + remaining, 0);
      const parts = takeInOrder(named, amount);
      expect(parts === undefined).toBe(total < amount);
      if (parts === undefined) return;
      expect(parts.reduce((sum, part) => sum + part.amount, 0)).toBe(amount);
      // All but the last are taken whole.
      for (const { lotId, amount: taken } of parts.slice(0, -1))
        expect(taken).toBe(named[Number(lotId)]?.remaining);
    }),
  );
});

test('day 8 of a streak is day 1 again (MEM-07)', () => {
  const { rewards } = DEFAULT_RULES.checkIn;
  expect([1, 7, 8, 14, 15].map((streak) => rewardOf(streak, rewards))).toEqual([5, 30, 5, 30, 5]);
});

test('a streak goes on over the end of a month and of February, and breaks at a gap', () => {
  expect(
    streaksOf(['2027-01-31', '2027-02-01', '2027-02-28', '2027-03-01', '2028-02-29', '2028-03-01'], 1),
  ).toEqual([1, 2, 1, 2, 1, 2]);
  expect(streaksOf(['2026-11-05', '2026-11-06'], 4)).toEqual([4, 5]);
});

test('days are dates of the calendar', () => {
  expect(daysFrom('2026-11-29', '2026-12-02')).toEqual(['2026-11-29', '2026-11-30', '2026-12-01']);
  expect(daysFrom('2026-12-02', '2026-12-02')).toEqual([]);
  expect(['2026-02-28', '2026-02-30', '2026-2-1', 'today', ''].map(isDay)).toEqual([
    true,
    false,
    false,
    false,
    false,
  ]);
});
