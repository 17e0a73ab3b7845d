import { z } from 'zod';
import { pageOfSchema } from '#http';
import { GIVEN_BY } from '../app/ports.ts';
import { COUPON_CODE_CHARS_MAX } from '../domain/coupon-number.ts';
import { COUPON_STATES } from '../domain/coupon-states.ts';
import { EXCHANGE_CODE_CHARS_MAX } from '../domain/exchange-code.ts';
import { AUDIENCES, OFFER_STATES } from '../domain/template.ts';
import { amount, id, instant, payBps, pieces, scope, skuIds, stacking } from './terms-contract.ts';

const TITLE_CHARS_MAX = 40;
const NOTE_CHARS_MAX = 300;
const REASON_CHARS_MAX = 100;
const DEVICE_CHARS_MAX = 64;
const COUPONS_MAX = 10_000_000;
const PER_MEMBER_MAX = 100;
const DAYS_MAX = 1_000;
const GIFTS_MAX = 20;
const MEMBERS_MAX = 200;
const CODES_MAX = 1_000;

export const benefit = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('threshold'),
      thresholdFen: amount.describe('0 = 无门槛'),
      offFen: amount.min(1),
    }),
    z.strictObject({
      kind: z.literal('percent'),
      thresholdFen: amount,
      payBps,
      capFen: amount.min(1).nullable(),
      piecesMax: pieces.nullable().describe('counts for the dearest pieces only'),
    }),
    z.strictObject({
      kind: z.literal('gift'),
      thresholdFen: amount,
      giftSkuIds: skuIds.min(1).max(GIFTS_MAX),
      quantity: pieces,
    }),
    z.strictObject({
      kind: z.literal('shipping'),
      thresholdFen: amount,
      offFen: amount.min(1).nullable().describe('null = the whole shipping fee'),
    }),
  ])
  .meta({ id: 'CouponBenefit' });
const validity = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('window'), from: instant, until: instant }),
  z.strictObject({
    kind: z.literal('days'),
    days: z.int().positive().max(DAYS_MAX),
    afterDays: z.int().nonnegative().max(DAYS_MAX),
  }),
]);

const terms = z.strictObject({
  title: z.string().trim().min(2).max(TITLE_CHARS_MAX),
  note: z.string().trim().max(NOTE_CHARS_MAX).default(''),
  benefit,
  scope,
  stacking,
  audience: z
    .enum(AUDIENCES)
    .describe(
      'everyone = claim centre, newcomers = given at joining, chosen = by the shop, payers = for a paid order',
    ),
  total: z.int().positive().max(COUPONS_MAX),
  perMemberMax: z.int().positive().max(PER_MEMBER_MAX),
  perMemberDayMax: z.int().positive().max(PER_MEMBER_MAX),
  claimFrom: instant,
  claimUntil: instant,
  validity,
  passable: z.boolean().default(false).describe('may go to a friend once (转赠)'),
  paidFromFen: amount.default(0).describe('支付有礼: goods paid for in one order from which it is given'),
});
export const templateBody = terms
  .refine(({ claimFrom, claimUntil }) => claimFrom < claimUntil, { message: 'claiming ends after it begins' })
  .refine(({ benefit: b }) => b.kind !== 'threshold' || b.thresholdFen === 0 || b.offFen <= b.thresholdFen, {
    message: 'a coupon takes off no more than its threshold asks',
  })
  .refine(({ validity: v }) => v.kind !== 'window' || v.from < v.until, { message: 'ends after it begins' })
  .refine(({ validity: v, claimFrom }) => v.kind !== 'window' || v.until > claimFrom, {
    message: 'what is claimed must work for a while',
  })
  .meta({ id: 'CouponTemplateTerms' });
export const templateAnswer = terms
  .extend({
    id: z.string(),
    state: z.enum(OFFER_STATES),
    remaining: z.int(),
    createdAt: z.int(),
  })
  .meta({ id: 'CouponTemplate' });
export const templateRow = templateAnswer
  .extend({
    figures: z.object({
      issued: z.int(),
      used: z.int().describe('by orders'),
      redeemed: z.int().describe('at tills'),
    }),
  })
  .meta({ id: 'CouponTemplateRow' });

export const stepBody = z
  .strictObject({ state: z.enum(['PUBLISHED', 'PAUSED', 'ENDED']) })
  .meta({ id: 'OfferStep' });
export const issueBody = z
  .strictObject({ memberIds: z.array(id).min(1).max(MEMBERS_MAX) })
  .meta({ id: 'IssueCoupons' });
export const issuedAnswer = z
  .object({
    issued: z.int(),
    skipped: z.array(z.object({ memberId: z.string(), reason: z.enum(['unknown', 'regular', 'limit']) })),
  })
  .meta({ id: 'IssuedCoupons' });
export const codesBody = z
  .strictObject({ count: z.int().positive().max(CODES_MAX) })
  .meta({ id: 'MakeExchangeCodes' });
export const codesAnswer = z
  .object({ batchId: z.string(), codes: z.array(z.string()) })
  .meta({ id: 'ExchangeCodes' });
export const revokeBody = z
  .strictObject({ reason: z.string().trim().min(2).max(REASON_CHARS_MAX) })
  .meta({ id: 'RevokeCoupon' });

/** What a page shows of a coupon: never the alias that shown codes are made of. */
const coupon = z.object({
  id: z.string(),
  templateId: z.string(),
  title: z.string(),
  note: z.string(),
  benefit,
  scope,
  state: z.enum(COUPON_STATES),
  givenBy: z.enum(GIVEN_BY),
  validFrom: z.int(),
  validUntil: z.int(),
  usedAt: z.int().nullable(),
  orderId: z.string().nullable(),
});
export const myCoupon = coupon
  .extend({
    number: z.string(),
    passable: z.boolean().describe('may go to a friend (转赠)'),
    passingUntil: z.int().nullable().describe('a friend may take it until then'),
  })
  .meta({ id: 'MyCoupon' });
export const myCouponsPage = pageOfSchema(myCoupon);
export const claimBody = z.strictObject({ templateId: id }).meta({ id: 'ClaimCoupon' });
export const exchangeBody = z
  .strictObject({ code: z.string().min(1).max(EXCHANGE_CODE_CHARS_MAX) })
  .meta({ id: 'ExchangeCoupon' });
export const sceneBody = z
  .strictObject({ place: z.string().trim().min(1).max(TITLE_CHARS_MAX).describe('where it hangs') })
  .meta({ id: 'MakeCouponScene' });
export const sceneAnswer = z
  .object({
    scene: z.string().describe('for the code’s `scene`, at most 32 characters'),
    templateId: z.string(),
    place: z.string(),
    madeAt: z.int(),
  })
  .meta({ id: 'CouponScene' });
export const scanSceneBody = z
  .strictObject({ scene: z.string().min(1).max(EXCHANGE_CODE_CHARS_MAX) })
  .meta({ id: 'ScanCouponScene' });
export const passAnswer = z
  .object({ token: z.string().describe('goes into the link; shown this once'), endsAt: z.int() })
  .meta({ id: 'CouponPass' });
export const takeBody = z
  .strictObject({ token: z.string().min(1).max(EXCHANGE_CODE_CHARS_MAX) })
  .meta({ id: 'TakeCoupon' });
export const shownCodeAnswer = z
  .object({
    code: z.string().describe('for the till, at most a minute'),
    number: z.string().describe('twelve digits, to be read out'),
    refreshAt: z.int(),
    expiresAt: z.int(),
  })
  .meta({ id: 'ShownCouponCode' });
export const claimable = z
  .object({
    id: z.string(),
    title: z.string(),
    note: z.string(),
    benefit,
    scope,
    validity,
    claimUntil: z.int(),
    perMemberMax: z.int(),
    leftPercent: z.int().describe('of all, rounded up'),
    taken: z.int().describe('by me'),
    refusal: z.enum(['gone', 'limit', 'today']).nullable(),
  })
  .meta({ id: 'ClaimableCoupon' });

export const scanBody = z
  .strictObject({
    storeId: id,
    code: z.string().min(1).max(COUPON_CODE_CHARS_MAX),
    goodsFen: amount.optional().describe('goods that the coupon is for, as the till sums them up'),
  })
  .meta({ id: 'ScanCoupon' });
export const redeemBody = scanBody
  .extend({ device: z.string().trim().min(1).max(DEVICE_CHARS_MAX).describe('which till') })
  .meta({ id: 'RedeemCoupon' });
export const redeemedAnswer = coupon
  .extend({ storeId: z.string().nullable() })
  .meta({ id: 'RedeemedCoupon' });
export const scannedAnswer = coupon
  .extend({
    refusal: z.object({ code: z.string(), text: z.string() }).nullable().describe('why not here and now'),
  })
  .meta({ id: 'ScannedCoupon' });

export const idParams = z.object({ id });
export const sceneParams = z.object({ id, scene: z.string().min(1).max(EXCHANGE_CODE_CHARS_MAX) });
