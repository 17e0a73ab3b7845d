import { DAY_MS, type EpochMs, type ProductId, type SkuId, type StoreId } from '#kernel';

/** Written, on offer, held back for a while, over. Only a draft may be rewritten: what people claimed stays true. */
export const OFFER_STATES = ['DRAFT', 'PUBLISHED', 'PAUSED', 'ENDED'] as const;
export type OfferState = (typeof OFFER_STATES)[number];

/** From which states each one is reached. */
export const STATES_BEFORE: Readonly<Record<OfferState, readonly OfferState[]>> = {
  DRAFT: [],
  PUBLISHED: ['DRAFT', 'PAUSED'],
  PAUSED: ['PUBLISHED'],
  ENDED: ['DRAFT', 'PUBLISHED', 'PAUSED'],
};

/**
 * Who gets coupons of a template: whoever claims, who joins, whom the shop chooses (by list, code to type or to scan,
 * or gift), or who paid for an order (支付有礼).
 */
export const AUDIENCES = ['everyone', 'newcomers', 'chosen', 'payers'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** An empty list asks nothing. */
export interface OfferGoods {
  readonly skuIds: readonly SkuId[];
  readonly productIds: readonly ProductId[];
  readonly categoryIds: readonly string[];
  readonly tags: readonly string[];
  readonly brands: readonly string[];
  readonly storeIds: readonly StoreId[];
  readonly channels: readonly string[];
}

/** 适用范围, as pricing reads it. */
export interface Scope {
  readonly include: OfferGoods;
  readonly exclude: OfferGoods;
}

export type Benefit =
  /** 满减券 (MKT-03). `thresholdFen` 0 = 无门槛; else the amount is at most the threshold. */
  | { readonly kind: 'threshold'; readonly thresholdFen: number; readonly offFen: number }
  /** 折扣券 (MKT-04): 九折 pays 9,000. */
  | {
      readonly kind: 'percent';
      readonly thresholdFen: number;
      readonly payBps: number;
      readonly capFen: number | null;
      readonly piecesMax: number | null;
    }
  /** 赠品券 (MKT-05): one of these, the first that is in stock unless she chooses. */
  | {
      readonly kind: 'gift';
      readonly thresholdFen: number;
      readonly giftSkuIds: readonly SkuId[];
      readonly quantity: number;
    }
  /** 运费券. null = all of it. */
  | { readonly kind: 'shipping'; readonly thresholdFen: number; readonly offFen: number | null };

export type Validity =
  | { readonly kind: 'window'; readonly from: EpochMs; readonly until: EpochMs }
  /** Counted from the claim. */
  | { readonly kind: 'days'; readonly days: number; readonly afterDays: number };

/** How an offer goes together with others (MKT-02). */
export interface StackRule {
  readonly stackGroup: string;
  readonly exclusive: boolean;
  readonly priority: number;
  readonly maxPerOrder: number;
}

/** What the shop wrote. Never changed once it is published. */
export interface TemplateTerms {
  readonly title: string;
  /** For her to read. */
  readonly note: string;
  readonly benefit: Benefit;
  readonly scope: Scope;
  readonly stacking: StackRule;
  readonly audience: Audience;
  readonly total: number;
  readonly perMemberMax: number;
  readonly perMemberDayMax: number;
  readonly claimFrom: EpochMs;
  /** First instant at which it cannot be claimed any more. */
  readonly claimUntil: EpochMs;
  readonly validity: Validity;
  /** She may give one to a friend, once (转赠). Missing = no. */
  readonly passable?: boolean;
  /** 支付有礼: goods paid for in one order from which it is given. Missing = any. */
  readonly paidFromFen?: number;
}

export interface CouponTemplate extends TemplateTerms {
  readonly id: string;
  readonly state: OfferState;
  readonly remaining: number;
  readonly createdAt: EpochMs;
}

/** When a coupon that is given at `at` works: from the first instant to the one before the second. */
export function worksWithin(validity: Validity, at: EpochMs): readonly [EpochMs, EpochMs] {
  if (validity.kind === 'window') return [validity.from, validity.until];
  const from = at + validity.afterDays * DAY_MS;
  return [from, from + validity.days * DAY_MS];
}

/** First instant at which it is not on offer any more: claiming is over, or its own days are. */
export function offeredUntil({
  claimUntil,
  validity,
}: Pick<TemplateTerms, 'claimUntil' | 'validity'>): EpochMs {
  return validity.kind === 'window' ? Math.min(claimUntil, validity.until) : claimUntil;
}
