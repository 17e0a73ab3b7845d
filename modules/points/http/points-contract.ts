import { z } from 'zod';
import { isDay } from '../domain/check-in.ts';
import { DEFAULT_RULES, type EARN_SOURCES, STREAK_DAYS } from '../domain/rules.ts';

const POINTS_MAX = 1_000_000;
const REASON_CHARS_MAX = 100;
const FEN_MAX = 100_000_000;
const MULTIPLE_MAX = 10_000;
const RETURN_DAYS_MAX = 60;
const VALID_DAYS_MAX = 3_650;

const amount = z.int().nonnegative().max(POINTS_MAX);
const cap = amount.nullable().describe('points a day and member; null = any number');

export const rulesSchema = z
  .strictObject({
    pointsPer100Yuan: z
      .int()
      .nonnegative()
      .max(MULTIPLE_MAX)
      .describe('for goods that were paid for, without shipping; rounded down'),
    rewards: z.strictObject({ share: amount, review: amount, birthday: amount, referral: amount }),
    dailyCaps: z.strictObject({
      ...{ consume: cap, check_in: cap, share: cap, review: cap, birthday: cap, referral: cap },
    } satisfies Record<(typeof EARN_SOURCES)[number], typeof cap>),
    returnWindowDays: z.int().nonnegative().max(RETURN_DAYS_MAX),
    validDays: z.int().positive().max(VALID_DAYS_MAX),
    checkIn: z.strictObject({
      rewards: z.array(amount).length(STREAK_DAYS).describe('day 1 to 7 of a streak'),
      makeUpsPerMonth: z.int().nonnegative().max(31),
    }),
    deduction: z
      .strictObject({
        unitPoints: z.int().positive().max(POINTS_MAX),
        unitFen: z.int().positive().max(FEN_MAX),
        capBps: z.int().nonnegative().max(10_000).describe('of the goods after coupons'),
        minGoodsFen: z.int().nonnegative().max(FEN_MAX),
      })
      .describe('what points are worth at the checkout')
      .default(DEFAULT_RULES.deduction),
  })
  .meta({ id: 'PointsRules' });

export const balanceAnswer = z
  .object({
    usable: z.int().describe('below zero = owed after a refund; earnings pay that first'),
    pending: z.int().describe('until the return window is over'),
    debt: z.int(),
    nextExpiry: z.object({ points: z.int(), expiresAt: z.int() }).nullable(),
  })
  .meta({ id: 'PointsBalance' });

export const memberPointsAnswer = balanceAnswer
  .extend({ memberId: z.string(), name: z.string().describe('masked') })
  .meta({ id: 'MemberPoints' });

export const entryAnswer = z
  .object({
    id: z.string(),
    at: z.int(),
    title: z.string(),
    change: z.int().describe('of the usable points'),
    pendingChange: z.int(),
    usableAfter: z.int(),
  })
  .meta({ id: 'PointsEntry' });

export const adjustBody = z
  .strictObject({
    amount: z
      .int()
      .min(-POINTS_MAX)
      .max(POINTS_MAX)
      .refine((value) => value !== 0, { message: 'give or take at least one point' }),
    reason: z.string().trim().min(2).max(REASON_CHARS_MAX).describe('for the audit log; nothing personal'),
  })
  .meta({ id: 'AdjustPoints' });

export const adjustAnswer = z
  .object({ memberId: z.string(), amount: z.int(), usable: z.int() })
  .meta({ id: 'AdjustedPoints' });

export const memberParams = z.object({ id: z.string().min(1).max(64) });

const day = z.string().refine(isDay, { message: 'a date, as 2026-11-21' });
export const makeUpBody = z.strictObject({ day: day.max(10) }).meta({ id: 'MakeUpCheckIn' });
export const monthQuery = z.object({
  month: z
    .string()
    .regex(/^20\d\d-(0[1-9]|1[0-2])$/)
    .optional(),
});

export const checkedInAnswer = z
  .object({
    day: z.string(),
    streak: z.int(),
    reward: z.int(),
    madeUp: z.boolean(),
    isFirst: z.boolean().describe('false = the day was taken before; nothing was given again'),
  })
  .meta({ id: 'CheckedIn' });

export const calendarAnswer = z
  .object({
    month: z.string(),
    today: z.string(),
    days: z.array(z.object({ day: z.string(), streak: z.int(), madeUp: z.boolean(), reward: z.int() })),
    streak: z.int(),
    checkedInToday: z.boolean(),
    todayReward: z.int().describe('what today gave, or would give'),
    rewards: z.array(z.int()),
    makeUpsLeft: z.int(),
    missedDays: z.array(z.string()).describe('of this month, that could be made up'),
  })
  .meta({ id: 'CheckInCalendar' });
