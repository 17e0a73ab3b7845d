import type { Bps, EpochMs, Fen, ProductId, SkuId, StoreId } from '#kernel';

/** Named goods and places. A category matches goods anywhere below it: lines carry the whole path. */
export interface OfferTerms {
  readonly skuIds?: readonly SkuId[];
  readonly productIds?: readonly ProductId[];
  readonly categoryIds?: readonly string[];
  readonly tags?: readonly string[];
  readonly brands?: readonly string[];
  readonly storeIds?: readonly StoreId[];
  readonly channels?: readonly string[];
}

/**
 * Which goods an offer is for (适用范围). `include`: any of the named goods, at one of the named stores, in one of
 * the named channels; a list that is absent or empty asks nothing. `exclude`: whatever matches any list is out.
 */
export interface OfferScope {
  readonly include?: OfferTerms;
  readonly exclude?: OfferTerms;
}

/** How an offer stands beside others (叠加规则, MKT-02). */
export interface Stacking {
  /**
   * Offers of one group do not add up: the same goods count for one spend tier of a group, and an order takes one
   * coupon template of a group. Different groups stack in the order of the pipeline.
   */
  readonly stackGroup: string;
  /** A promotion: its goods take no further promotion or coupon. A coupon: no other coupon beside it. */
  readonly exclusive: boolean;
  /** Higher goes first where only one can count. */
  readonly priority: number;
  /** Coupons of this template in one order, the same for all of them; how often a repeating spend tier (每满减) counts. */
  readonly maxPerOrder: number;
}

interface OfferBase extends Stacking {
  readonly id: string;
  /** As the shopper reads it: 「满300减40」. */
  readonly name: string;
  readonly scope: OfferScope;
}

/** 限时折扣 (MKT-10): another price for some SKUs within a window that is exact to the second. */
export interface TimeLimitedPrice extends OfferBase {
  readonly kind: 'time_limited';
  readonly startsAt: EpochMs;
  /** The first instant at which it is over. */
  readonly endsAt: EpochMs;
  readonly prices: readonly {
    readonly skuId: SkuId;
    readonly priceFen: Fen;
    /** Pieces that this buyer may still have at the price (每人限购 less what she bought); null = no limit. */
    readonly piecesLeft: number | null;
  }[];
}

/** An article given along. `available` pieces are in stock for this purpose. */
export interface GiftOption {
  readonly skuId: SkuId;
  readonly productId: ProductId;
  readonly title: string;
  readonly quantity: number;
  /** What the whole gift would cost alone; charged when the goods go back and the gift does not. */
  readonly worthFen: Fen;
  readonly available: number;
}

export type SpendReward =
  | { readonly kind: 'amount_off'; readonly offFen: Fen }
  /** 满折: what is paid of the price, 九折 = 9 000. */
  | { readonly kind: 'percent_off'; readonly payBps: Bps }
  /** 满赠: the buyer chooses `pick` of the options; without a choice the first ones in stock. */
  | { readonly kind: 'gift'; readonly options: readonly GiftOption[]; readonly pick: number }
  /** 包邮: the goods of its scope travel free. */
  | { readonly kind: 'free_shipping' };

/** 满减 / 满折 / 满赠 / 包邮 (MKT-09): the best rung that the goods of its scope reach. */
export interface SpendTier extends OfferBase {
  readonly kind: 'spend_tier';
  readonly startsAt: EpochMs;
  readonly endsAt: EpochMs;
  readonly measure: 'amount' | 'pieces';
  /** `from` in fen or pieces; an amount off never exceeds its `from`. */
  readonly tiers: readonly { readonly from: number; readonly reward: SpendReward }[];
  /** 每满减: a rung counts once for every full `from`, at most `maxPerOrder` times. */
  readonly repeats: boolean;
}

export type Promotion = TimeLimitedPrice | SpendTier;

interface CouponBase extends OfferBase {
  readonly templateId: string;
  readonly validFrom: EpochMs;
  /** The first instant at which it no longer works. */
  readonly validUntil: EpochMs;
  /** Asked of the goods of its scope after spend tiers (MKT-03); 0 = 无门槛. */
  readonly thresholdFen: Fen;
}

/** One coupon in the buyer's wallet, with its terms. */
export type CouponOffer = CouponBase &
  (
    | { readonly kind: 'threshold'; readonly offFen: Fen }
    /** MKT-04. `capFen`: takes off at most this; `piecesMax`: counts for the dearest pieces only. */
    | {
        readonly kind: 'percent';
        readonly payBps: Bps;
        readonly capFen: Fen | null;
        readonly piecesMax: number | null;
      }
    /** MKT-05: adds a line of price 0. */
    | { readonly kind: 'gift'; readonly options: readonly GiftOption[]; readonly pick: number }
    /** `offFen` null = the whole shipping fee. */
    | { readonly kind: 'shipping'; readonly offFen: Fen | null }
  );

/** 积分抵扣: whole units of `unitPoints`, each worth `unitFen`. */
export interface PointsRule {
  readonly unitPoints: number;
  readonly unitFen: Fen;
  /** Points pay at most this part of the goods after coupons. */
  readonly capBps: Bps;
  /** Goods after coupons from which points may be used. */
  readonly minGoodsFen: Fen;
}

export interface PointsOffer {
  /** What the buyer may spend now. */
  readonly usable: number;
  readonly use: 'none' | 'max' | number;
  readonly rule: PointsRule;
}
