import { AppError } from '#kernel';

/** What a level gives, as data. Discounts and points are applied here; the rest is for who ships, greets and gives. */
export interface Benefits {
  /** Off the store's price: 500 = 九五折. */
  readonly discountBps: number;
  /** Of earned points: 10 000 = once. */
  readonly pointsMultiplierBps: number;
  readonly freeShippingPerMonth: number;
  /** Points on her birthday. */
  readonly birthdayPoints: number;
  /** Coupon templates by id. */
  readonly coupons: readonly string[];
  /** Given on her birthday, once a year; templates by id. */
  readonly birthdayCoupons?: readonly string[] | undefined;
  readonly priorityQueue: boolean;
}

export interface Tier {
  /** 1, 2, 3 … without gaps. */
  readonly level: number;
  readonly name: string;
  /** Growth that reaches it; the first is 0. */
  readonly growthFrom: number;
  readonly benefits: Benefits;
}

/** Acts that give growth beside purchases. */
export const GROWTH_SOURCES = ['phone_bound', 'review', 'referral'] as const;
export type GrowthSource = (typeof GROWTH_SOURCES)[number];

export interface TierRules {
  /** Growth for 100 yuan of goods that were paid for and kept: 100 = one per yuan. Rounded down. */
  readonly growthPer100Yuan: number;
  readonly growthFor: Readonly<Record<GrowthSource, number>>;
  readonly keepDays: number;
  /** Levels that one period without enough growth may cost. */
  readonly demoteMax: number;
  readonly tiers: readonly Tier[];
}

/** 422 unless every growth has exactly one level, and a higher one gives no smaller discount. */
export function refuseGaps({ tiers }: TierRules): void {
  for (const [n, tier] of tiers.entries()) {
    const below = tiers[n - 1];
    const isInOrder = tier.level === n + 1 && tier.growthFrom > (below?.growthFrom ?? -1);
    if (!isInOrder || (n === 0 && tier.growthFrom !== 0))
      throw new AppError(
        'unprocessable',
        'tiers.not_in_order',
        '等级须从 1 开始连续编号，成长值从 0 开始递增',
        {
          level: tier.level,
        },
      );
    if (below !== undefined && tier.benefits.discountBps < below.benefits.discountBps)
      throw new AppError('unprocessable', 'tiers.worse_discount', '高等级的折扣不能低于低等级', {
        level: tier.level,
      });
  }
}

export function levelFor(growth: number, { tiers }: TierRules): number {
  return tiers.findLast(({ growthFrom }) => growth >= growthFrom)?.level ?? 1;
}

const FEN_PER_100_YUAN = 10_000n;

export function growthOf(goodsFen: number, { growthPer100Yuan }: TierRules): number {
  return Number((BigInt(goodsFen) * BigInt(growthPer100Yuan)) / FEN_PER_100_YUAN);
}

/** How much of `credited` is taken back once `refundedFen` of `goodsFen` went back; what is kept is rounded down. */
export function reversedFor(credited: number, goodsFen: number, refundedFen: number): number {
  if (refundedFen <= 0) return 0;
  if (refundedFen >= goodsFen) return credited;
  return credited - Number((BigInt(credited) * BigInt(goodsFen - refundedFen)) / BigInt(goodsFen));
}
