import type { TierRules } from '#modules/tiers';

type Tier = TierRules['tiers'][number];

/** Percentages in basis points; growth is one per yuan. */
function tier(
  level: number,
  name: string,
  growthFrom: number,
  benefits: Omit<Tier['benefits'], 'coupons' | 'priorityQueue'>,
): Tier {
  return { level, name, growthFrom, benefits: { ...benefits, coupons: [], priorityQueue: level >= 3 } };
}

/** The published levels of the demo chain. Everybody begins at the first, which gives no discount. */
export const DEMO_TIERS: TierRules = {
  growthPer100Yuan: 100,
  growthFor: { phone_bound: 50, review: 20, referral: 100 },
  keepDays: 365,
  demoteMax: 1,
  tiers: [
    tier(1, '普卡', 0, {
      ...{ discountBps: 0, pointsMultiplierBps: 10_000, freeShippingPerMonth: 0, birthdayPoints: 50 },
    }),
    tier(2, '银卡', 1_000, {
      ...{ discountBps: 200, pointsMultiplierBps: 11_000, freeShippingPerMonth: 1, birthdayPoints: 100 },
    }),
    tier(3, '金卡', 5_000, {
      ...{ discountBps: 500, pointsMultiplierBps: 13_000, freeShippingPerMonth: 2, birthdayPoints: 200 },
    }),
    tier(4, '黑金', 20_000, {
      ...{ discountBps: 800, pointsMultiplierBps: 15_000, freeShippingPerMonth: 5, birthdayPoints: 500 },
    }),
  ],
};
