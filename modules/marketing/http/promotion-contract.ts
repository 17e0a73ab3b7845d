import { z } from 'zod';
import { OFFER_STATES } from '../domain/template.ts';
import { amount, id, instant, payBps, pieces, scope, skuIds, stacking } from './terms-contract.ts';

const TITLE_CHARS_MAX = 40;
const RUNGS_MAX = 10;
const GIFTS_MAX = 20;
const PRICES_MAX = 500;
const FROM_MAX = 10_000_000;

const reward = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('amount_off'), offFen: amount.min(1) }),
  z.strictObject({ kind: z.literal('percent_off'), payBps }),
  z.strictObject({
    kind: z.literal('gift'),
    giftSkuIds: skuIds.min(1).max(GIFTS_MAX),
    quantity: pieces,
    pick: z.int().positive().max(GIFTS_MAX),
  }),
  z.strictObject({ kind: z.literal('free_shipping') }),
]);
const limitedPrice = z.strictObject({
  skuId: skuIds.element,
  priceFen: amount,
  perMemberMax: pieces.nullable().describe('每人限购; null = any number'),
});
export const rules = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('spend_tier'),
      measure: z.enum(['amount', 'pieces']).describe('of `from`: fen or pieces'),
      tiers: z
        .array(z.strictObject({ from: z.int().positive().max(FROM_MAX), reward }))
        .min(1)
        .max(RUNGS_MAX),
      repeats: z.boolean().describe('每满减'),
      scope,
      stacking,
    }),
    z.strictObject({
      kind: z.literal('time_limited'),
      prices: z.array(limitedPrice).min(1).max(PRICES_MAX),
    }),
  ])
  .meta({ id: 'PromotionRules' });

const terms = z.strictObject({
  title: z.string().trim().min(2).max(TITLE_CHARS_MAX),
  fromAt: instant,
  untilAt: instant,
  rules,
});
export const promotionBody = terms
  .refine(({ fromAt, untilAt }) => fromAt < untilAt, { message: 'it ends after it begins' })
  .refine(({ rules: r }) => r.kind !== 'spend_tier' || rise(r.tiers.map(({ from }) => from)), {
    message: 'rungs rise',
  })
  .refine(
    ({ rules: r }) =>
      r.kind !== 'spend_tier' ||
      r.measure === 'pieces' ||
      r.tiers.every(({ from, reward: gives }) => gives.kind !== 'amount_off' || gives.offFen <= from),
    { message: 'a rung takes off no more than it asks' },
  )
  .refine(
    ({ rules: r }) =>
      r.kind !== 'time_limited' || new Set(r.prices.map(({ skuId }) => skuId)).size === r.prices.length,
    { message: 'an article has one price' },
  )
  .meta({ id: 'PromotionTerms' });
export const promotionAnswer = terms
  .extend({ id: z.string(), state: z.enum(OFFER_STATES), createdAt: z.int() })
  .meta({ id: 'Promotion' });

const evidence = z.object({
  lowestFen: z.int().describe('the lowest price paid in the seven days before'),
  from: z.enum(['sales', 'shelf']).describe('shelf = nobody bought it, so what stores asked'),
  at: z.int(),
});
export const promotionRow = promotionAnswer
  .extend({
    evidence: z
      .array(z.object({ skuId: z.string(), evidence: evidence.nullable() }))
      .describe('for prices for a time: what they are compared with (原价)'),
    soldPieces: z.int().describe('at the prices of this promotion, paid'),
  })
  .meta({ id: 'PromotionRow' });

/** For everybody: no figures. */
const announcedPromotion = z
  .object({
    id: z.string(),
    title: z.string(),
    fromAt: z.int(),
    untilAt: z.int(),
    rules,
    originals: z
      .array(z.object({ skuId: z.string(), lowestFen: z.int() }))
      .describe('原价: the lowest price paid in the seven days before'),
  })
  .meta({ id: 'AnnouncedPromotion' });
export const announcedAnswer = z
  .object({ now: z.int().describe('server time, for countdowns'), items: z.array(announcedPromotion) })
  .meta({ id: 'AnnouncedPromotions' });

export const idParams = z.object({ id });

function rise(from: readonly number[]): boolean {
  return from.every((value, n) => n === 0 || value > (from[n - 1] ?? 0));
}
