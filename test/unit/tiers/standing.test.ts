import fc from 'fast-check';
import { DAY_MS } from '#kernel';
import {
  growthOf,
  levelFor,
  refuseGaps,
  reversedFor,
  type Tier,
  type TierRules,
} from '../../../modules/tiers/domain/rules.ts';
import {
  brought,
  firstStanding,
  grown,
  reEvaluated,
  shrunk,
  shrunkBefore,
} from '../../../modules/tiers/domain/standing.ts';

const tier = (level: number, growthFrom: number, discountBps = 0): Tier => ({
  ...{ level, name: `T${level}`, growthFrom },
  benefits: {
    ...{ discountBps, pointsMultiplierBps: 10_000, freeShippingPerMonth: 0, birthdayPoints: 0, coupons: [] },
    priorityQueue: false,
  },
});
const RULES: TierRules = {
  ...{
    growthPer100Yuan: 100,
    growthFor: { phone_bound: 0, review: 0, referral: 0 },
    keepDays: 365,
    demoteMax: 1,
  },
  tiers: [tier(1, 0), tier(2, 500, 200), tier(3, 2_000, 500), tier(4, 5_000, 1_000)],
};
const YEAR_MS = 365 * DAY_MS;

describe('levels and growth (MEM-05)', () => {
  test.each([
    ['a missing level', [tier(1, 0), tier(3, 500)], 'tiers.not_in_order'],
    ['growth below the first level', [tier(1, 10)], 'tiers.not_in_order'],
    ['two levels from one growth', [tier(1, 0), tier(2, 500), tier(3, 500)], 'tiers.not_in_order'],
    ['a higher level that gives less', [tier(1, 0, 300), tier(2, 500, 200)], 'tiers.worse_discount'],
  ])('%s is refused', (_what, tiers, code) => {
    expect(() => refuseGaps({ ...RULES, tiers })).toThrow(expect.objectContaining({ code }));
    expect(() => refuseGaps(RULES)).not.toThrow();
  });

  test('an upgrade counts at once, over several levels, and the keep period runs from then', () => {
    const start = firstStanding(0, RULES);
    expect(grown(start, 499, DAY_MS, RULES)).toMatchObject({ level: 1, periodEnds: YEAR_MS });
    expect(grown(start, 2_000, DAY_MS, RULES)).toMatchObject({ level: 3, periodEnds: YEAR_MS + DAY_MS });
  });

  test('a level that she brought along stands for one keep period, whatever is refunded, and is then earned or lost (MEM-14)', () => {
    const start = firstStanding(0, RULES);
    const gold = brought(start, 3, DAY_MS, RULES);
    expect(gold).toMatchObject({ level: 3, baseLevel: 3, growth: 0, periodEnds: YEAR_MS + DAY_MS });
    expect(shrunk(grown(gold, 6_000, 2 * DAY_MS, RULES), 6_000, RULES)).toMatchObject({ level: 3 });
    expect(reEvaluated(gold, YEAR_MS + DAY_MS, RULES)).toMatchObject({ level: 2 });
    const higher = grown(start, 5_000, DAY_MS, RULES);
    expect(brought(higher, 2, 2 * DAY_MS, RULES)).toEqual(higher);
  });

  test('a quiet year costs one level, not all of them; a good one keeps it', () => {
    const gold = grown(firstStanding(0, RULES), 2_000, 0, RULES);
    const second = reEvaluated(gold, YEAR_MS, RULES);
    expect(second).toMatchObject({ level: 3, growth: 0 });
    expect(reEvaluated(second, 2 * YEAR_MS, RULES)).toMatchObject({ level: 2 });
    expect(reEvaluated(second, 5 * YEAR_MS, RULES)).toMatchObject({ level: 1 });
    expect(reEvaluated(grown(second, 2_500, YEAR_MS + 1, RULES), 2 * YEAR_MS, RULES)).toMatchObject({
      level: 3,
    });
    expect(reEvaluated(gold, YEAR_MS - 1, RULES)).toEqual(gold);
  });

  test('a level that rested on refunded growth is revoked, the one that she began the period with is not', () => {
    const silver = grown(firstStanding(0, RULES), 600, 0, RULES);
    const black = grown(silver, 5_000, DAY_MS, RULES);
    expect(shrunk(black, 5_000, RULES)).toMatchObject({ level: 2, growth: 600 });
    const next = reEvaluated(black, YEAR_MS + DAY_MS, RULES);
    expect(shrunk(grown(next, 100, next.periodStart, RULES), 100, RULES)).toMatchObject({ level: 4 });
    // The order that made her black is refunded in the year after.
    expect(shrunkBefore(next, 600, RULES)).toMatchObject({ level: 2, baseLevel: 2 });
  });

  test('whatever is earned and taken back within a period, the level is what is left is worth', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 3_000 }), { maxLength: 12 }),
        fc.nat(),
        (amounts, which) => {
          let standing = firstStanding(0, RULES);
          for (const amount of amounts) standing = grown(standing, amount, 1, RULES);
          const back = amounts.filter((_, n) => (which >> n) % 2 === 1);
          for (const amount of back) standing = shrunk(standing, amount, RULES);
          const left = amounts.reduce((sum, one) => sum + one, 0) - back.reduce((sum, one) => sum + one, 0);
          expect(standing.growth).toBe(left);
          expect(standing.level).toBe(levelFor(left, RULES));
        },
      ),
    );
  });

  test('growth is whole and rounded down; all of it goes back with the last fen', () => {
    expect(growthOf(12_999, RULES)).toBe(129);
    expect(reversedFor(129, 12_999, 0)).toBe(0);
    expect(reversedFor(129, 12_999, 1)).toBe(1);
    expect(reversedFor(129, 12_999, 12_999)).toBe(129);
  });
});
