import { z } from 'zod';
import { CASH_OUT_STATES } from '../domain/recharge-states.ts';
import { SPENDING_ORDERS } from '../domain/split.ts';

/** 50,000 yuan: ten times the legal cap of one card. */
const FEN_MAX = 5_000_000;
const POINTS_MAX = 1_000_000;
const TITLE_CHARS_MAX = 60;
const REASON_CHARS_MAX = 100;
const COUPONS_MAX = 10;
const TAKES_MAX = 1_000;
const AT_MAX = 4_102_444_800_000;

const id = z.string().min(1).max(64);
const amount = z.int().nonnegative().max(FEN_MAX);
const instant = z.int().nonnegative().max(AT_MAX);

const offerTerms = z.strictObject({
  title: z.string().trim().min(2).max(TITLE_CHARS_MAX),
  payFen: z.int().positive().max(FEN_MAX),
  giftFen: amount,
  giftPoints: z.int().nonnegative().max(POINTS_MAX),
  giftCoupons: z.array(id).max(COUPONS_MAX).describe('coupon templates by id'),
  fromAt: instant.nullable(),
  untilAt: instant.nullable(),
  perMemberMax: z.int().positive().max(TAKES_MAX).nullable().describe('null = any number'),
  active: z.boolean(),
});
export const offerBody = offerTerms
  .refine(({ fromAt, untilAt }) => fromAt === null || untilAt === null || fromAt < untilAt, {
    message: 'an offer ends after it begins',
  })
  .meta({ id: 'RechargeOfferTerms' });
export const offerAnswer = offerTerms.extend({ id: z.string() }).meta({ id: 'RechargeOffer' });
export const offersAnswer = z.object({ items: z.array(offerAnswer) }).meta({ id: 'RechargeOffers' });

export const balanceAnswer = z
  .object({
    principalFen: z.int().describe('本金; never runs out'),
    giftFen: z.int().describe('赠金'),
    heldFen: z.int().describe('set aside for payments under way, not in the two above'),
  })
  .meta({ id: 'StoredValueBalance' });
export const memberCardAnswer = balanceAnswer
  .extend({ memberId: z.string(), name: z.string().describe('masked') })
  .meta({ id: 'MemberStoredValue' });

const split = z.object({ principal: z.int(), gift: z.int() });
export const entryAnswer = z
  .object({ id: z.string(), title: z.string(), change: split, after: split, at: z.int() })
  .meta({ id: 'StoredValueEntry' });

export const rechargeBody = z
  .strictObject({
    offerId: id,
    storeId: id.optional().describe('where she is; the sale counts for this store'),
  })
  .meta({ id: 'Recharge' });
export const begunRechargeAnswer = z
  .object({
    rechargeId: z.string(),
    payBefore: z.int(),
    payment: z.object({
      provider: z.literal('wechat'),
      paymentId: z.string(),
      params: z.record(z.string(), z.string()),
    }),
  })
  .meta({ id: 'BegunRecharge' });

const channel = z.enum(['original', 'manual']).describe('original = back the way it was paid, within a year');
export const rechargeAnswer = z
  .object({
    id: z.string(),
    title: z.string(),
    payFen: z.int(),
    giftFen: z.int(),
    giftPoints: z.int(),
    state: z.enum(['PENDING', 'CREDITED', 'CLOSED', 'RETURNED']),
    left: split,
    createdAt: z.int(),
    payBefore: z.int(),
    creditedAt: z.int().nullable(),
    cashOut: z
      .object({ refundFen: z.int(), forfeitedFen: z.int(), isUnconditional: z.boolean(), channel })
      .nullable()
      .describe('what emptying it would pay now; null = nothing is left'),
  })
  .meta({ id: 'MyRecharge' });

export const cashOutBody = z
  .strictObject({
    rechargeId: id,
    approvalToken: z
      .string()
      .min(1)
      .max(1_000)
      .optional()
      .describe('from `/v1/me/stored-value/approvals`; needed by who has set a pay password'),
  })
  .meta({ id: 'CashOutRequest' });
export const cashOutAnswer = z
  .object({
    id: z.string(),
    memberId: z.string().nullable(),
    rechargeId: z.string(),
    taken: split,
    refundFen: z.int(),
    channel,
    state: z.enum(CASH_OUT_STATES),
    reference: z.string().nullable(),
    reason: z.string().nullable(),
    requestedAt: z.int(),
    decidedAt: z.int().nullable(),
    paidAt: z.int().nullable(),
  })
  .meta({ id: 'CashOut' });
export const cashOutState = z.enum(CASH_OUT_STATES);
export const approveBody = z
  .strictObject({
    reference: z
      .string()
      .trim()
      .min(4)
      .max(64)
      .optional()
      .describe('number of the transfer; needed for the manual channel'),
  })
  .meta({ id: 'ApproveCashOut' });
export const rejectBody = z
  .strictObject({ reason: z.string().trim().min(2).max(REASON_CHARS_MAX) })
  .meta({ id: 'RejectCashOut' });

const smsCode = z.string().regex(/^\d{6}$/);
const payPassword = z.string().regex(/^\d{6}$/, { message: 'six digits' });
export const passwordBody = z
  .strictObject({
    password: payPassword,
    current: payPassword.optional().describe('needed where there is one'),
    code: smsCode.optional().describe('for the first one: what was sent to her phone, where she has one'),
  })
  .meta({ id: 'SetPayPassword' });

const approvedFen = z.int().positive().max(FEN_MAX);
export const approvalBody = z
  .union([
    z.strictObject({ amountFen: approvedFen, password: payPassword }),
    z.strictObject({ amountFen: approvedFen, code: smsCode }),
  ])
  .meta({ id: 'ApproveStoredValue' });
export const approvalAnswer = z
  .object({ approvalToken: z.string(), until: z.int() })
  .meta({ id: 'StoredValueApproval' });

export const codeSent = z.object({ resendAfterSeconds: z.int() }).meta({ id: 'StoredValueCodeSent' });

export const settingsSchema = z
  .strictObject({
    spendingOrder: z.enum(SPENDING_ORDERS),
    cardPrincipalMaxFen: z.int().positive().max(FEN_MAX),
    realNameFromFen: z.int().positive().max(FEN_MAX),
    payPasswordFromFen: amount,
  })
  .meta({ id: 'StoredValueSettings' });

export const liabilityAnswer = z
  .object({
    items: z.array(
      z.object({
        storeId: z.string().nullable(),
        principalFen: z.int(),
        giftFen: z.int(),
        heldFen: z.int(),
        cashingOutFen: z.int(),
        cards: z.int(),
      }),
    ),
  })
  .meta({ id: 'StoredValueLiability' });

export const idParams = z.object({ id });
