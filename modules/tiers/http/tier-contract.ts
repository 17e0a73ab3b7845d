import { z } from 'zod';
import type { GROWTH_SOURCES } from '../domain/rules.ts';

const TIERS_MAX = 10;
const NAME_CHARS_MAX = 20;
const GROWTH_MAX = 100_000_000;
const RATE_MAX = 10_000;
const MULTIPLIER_MAX = 100_000;
const COUPONS_MAX = 10;
const SHIPPINGS_MAX = 1_000;
const POINTS_MAX = 1_000_000;
const KEEP_DAYS_MAX = 3_650;
const OVERRIDE_DAYS_MAX = 730;

const growth = z.int().nonnegative().max(GROWTH_MAX);

const benefits = z.strictObject({
  discountBps: z.int().min(0).max(9_000).describe('off the price of the store: 500 = 九五折'),
  pointsMultiplierBps: z.int().min(10_000).max(MULTIPLIER_MAX).describe('10000 = once'),
  freeShippingPerMonth: z.int().nonnegative().max(SHIPPINGS_MAX),
  birthdayPoints: z.int().nonnegative().max(POINTS_MAX),
  coupons: z.array(z.string().min(1).max(64)).max(COUPONS_MAX).describe('coupon templates by id'),
  birthdayCoupons: z
    .array(z.string().min(1).max(64))
    .max(COUPONS_MAX)
    .optional()
    .describe('coupon templates that she gets on her birthday, once a year'),
  priorityQueue: z.boolean(),
});
const tier = z.strictObject({
  level: z.int().min(1).max(TIERS_MAX),
  name: z.string().trim().min(1).max(NAME_CHARS_MAX),
  growthFrom: growth,
  benefits,
});

export const rulesSchema = z
  .strictObject({
    growthPer100Yuan: z
      .int()
      .nonnegative()
      .max(RATE_MAX)
      .describe('for goods paid for and kept; rounded down'),
    growthFor: z.strictObject({
      ...{ phone_bound: growth, review: growth, referral: growth },
    } satisfies Record<(typeof GROWTH_SOURCES)[number], typeof growth>),
    keepDays: z.int().positive().max(KEEP_DAYS_MAX),
    demoteMax: z
      .int()
      .nonnegative()
      .max(TIERS_MAX)
      .describe('levels that one period without enough growth may cost'),
    tiers: z.array(tier).min(1).max(TIERS_MAX).describe('level 1, 2, 3 …; growth from 0 upwards'),
  })
  .meta({ id: 'TierRules' });

export const publishedAnswer = z
  .object({ keepDays: z.int(), growthPer100Yuan: z.int(), tiers: z.array(tier) })
  .meta({ id: 'PublishedTiers' });

export const myTierAnswer = z
  .object({
    level: z.int(),
    name: z.string(),
    growth: z.int().describe('of the keep period that runs'),
    benefits,
    next: z.object({ level: z.int(), name: z.string(), growthFrom: z.int() }).nullable(),
    keepsUntil: z.int().nullable(),
    overriddenUntil: z.int().nullable().describe('given by hand until then'),
  })
  .meta({ id: 'MyTier' });
export const memberTierAnswer = myTierAnswer
  .extend({ memberId: z.string(), nickname: z.string().describe('masked') })
  .meta({ id: 'MemberTier' });

export const growthAnswer = z
  .object({ id: z.string(), at: z.int(), title: z.string(), change: z.int(), levelAfter: z.int() })
  .meta({ id: 'GrowthEntry' });

export const overrideBody = z
  .strictObject({
    override: z
      .strictObject({
        level: z.int().min(1).max(TIERS_MAX),
        days: z.int().positive().max(OVERRIDE_DAYS_MAX).describe('it runs out by itself'),
      })
      .nullable()
      .describe('null = lift it'),
    reason: z.string().trim().min(2).max(100).describe('for the audit log; nothing personal'),
  })
  .meta({ id: 'OverrideTier' });
export const overrideAnswer = z
  .object({
    memberId: z.string(),
    override: z.object({ level: z.int(), until: z.int() }).nullable(),
  })
  .meta({ id: 'OverriddenTier' });

export const memberParams = z.object({ id: z.string().min(1).max(64) });
