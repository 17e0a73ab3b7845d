/** What members earn points for. `adjustment`, `gift`, `opening` and `return` come from the shop itself. */
export const EARN_SOURCES = ['consume', 'check_in', 'share', 'review', 'birthday', 'referral'] as const;
export type EarnSource = (typeof EARN_SOURCES)[number];
export type LotSource = EarnSource | 'adjustment' | 'gift' | 'opening' | 'return';

/** Day 1 to 7 of a streak; then it begins anew. */
export const STREAK_DAYS = 7;

/** What points are worth at the checkout (积分抵扣): whole units, at most a part of the goods. */
export interface PointsDeduction {
  readonly unitPoints: number;
  readonly unitFen: number;
  /** Of what the goods cost after coupons: 5 000 = one half. */
  readonly capBps: number;
  /** Goods after coupons from which points may be used. */
  readonly minGoodsFen: number;
}

/** One merchant's rules. Points are whole; a rate that does not divide is rounded down, in the shop's favour. */
export interface PointsRules {
  /** Points for 100 yuan of goods that were paid for: 100 = one point per yuan. */
  readonly pointsPer100Yuan: number;
  /** Points for one verified act. */
  readonly rewards: Readonly<Record<Exclude<EarnSource, 'consume' | 'check_in'>, number>>;
  /** How many points a member may earn in one business day from each source; null = any number. */
  readonly dailyCaps: Readonly<Record<EarnSource, number | null>>;
  /** Earned points wait so long after the goods were received: until then they can be returned. */
  readonly returnWindowDays: number;
  /** From the day on which they can be used. */
  readonly validDays: number;
  readonly checkIn: {
    /** By the place of the day in the streak, 7 of them. */
    readonly rewards: readonly number[];
    /** Missed days that may be made up in one month. */
    readonly makeUpsPerMonth: number;
  };
  readonly deduction: PointsDeduction;
}

export const DEFAULT_RULES: PointsRules = {
  pointsPer100Yuan: 100,
  rewards: { share: 5, review: 20, birthday: 100, referral: 50 },
  dailyCaps: { consume: null, check_in: null, share: 20, review: 60, birthday: 100, referral: 200 },
  returnWindowDays: 7,
  validDays: 365,
  checkIn: { rewards: [5, 5, 10, 10, 15, 15, 30], makeUpsPerMonth: 3 },
  deduction: { unitPoints: 100, unitFen: 100, capBps: 5_000, minGoodsFen: 1_000 },
};

const ONE_BPS = 10_000n;
const FEN_PER_100_YUAN = 10_000n;

/** Points for goods that were paid for (MEM-06). `multiplierBps` is the tier's: 10 000 = once. Rounded down. */
export function earnedFor(paidFen: number, rules: PointsRules, multiplierBps: number): number {
  const product = BigInt(paidFen) * BigInt(rules.pointsPer100Yuan) * BigInt(multiplierBps);
  return Number(product / (FEN_PER_100_YUAN * ONE_BPS));
}

/** How many of `earned` go back once `refundedFen` of `paidFen` went back: what is kept is rounded down. */
export function reversedFor(earned: number, paidFen: number, refundedFen: number): number {
  if (refundedFen <= 0) return 0;
  if (refundedFen >= paidFen) return earned;
  return earned - Number((BigInt(earned) * BigInt(paidFen - refundedFen)) / BigInt(paidFen));
}
