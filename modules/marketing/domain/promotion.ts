import type { EpochMs, SkuId } from '#kernel';
import type { OfferState, Scope, StackRule } from './template.ts';

export type Reward =
  | { readonly kind: 'amount_off'; readonly offFen: number }
  | { readonly kind: 'percent_off'; readonly payBps: number }
  | {
      readonly kind: 'gift';
      readonly giftSkuIds: readonly SkuId[];
      readonly quantity: number;
      readonly pick: number;
    }
  | { readonly kind: 'free_shipping' };

/** One article at a price for a time (MKT-10). */
export interface LimitedPrice {
  readonly skuId: SkuId;
  readonly priceFen: number;
  /** Pieces that one member may buy at it; null = any number. */
  readonly perMemberMax: number | null;
}

export type PromotionRules =
  /** 满减, 满折, 满赠, 包邮 (MKT-09). `from` in fen or pieces. */
  | {
      readonly kind: 'spend_tier';
      readonly measure: 'amount' | 'pieces';
      readonly tiers: readonly { readonly from: number; readonly reward: Reward }[];
      /** 每满减: counts for every full `from`. */
      readonly repeats: boolean;
      readonly scope: Scope;
      readonly stacking: StackRule;
    }
  /** 限时折扣 (MKT-10). */
  | { readonly kind: 'time_limited'; readonly prices: readonly LimitedPrice[] };

export interface PromotionTerms {
  readonly title: string;
  readonly fromAt: EpochMs;
  /** First instant at which it is over. */
  readonly untilAt: EpochMs;
  readonly rules: PromotionRules;
}

export interface Promotion extends PromotionTerms {
  readonly id: string;
  readonly state: OfferState;
  readonly createdAt: EpochMs;
}
