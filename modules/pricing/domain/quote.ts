import type { Fen, ProductId, SkuId, StoreId } from '#kernel';
import type { GiftOption } from './offers.ts';

/** Who took something off. */
export interface DiscountSource {
  readonly kind: 'activity' | 'time_limited' | 'member' | 'spend_tier' | 'coupon' | 'points';
  /** Of the activity, promotion or coupon; `member` and `points` for the two that have none. */
  readonly id: string;
}

export interface DiscountShare {
  readonly source: DiscountSource;
  /** Above zero. */
  readonly amountFen: Fen;
  /** Of an activity, time-limited or member price: the pieces of the line that have it; absent = the share is of them all. */
  readonly pieces?: number;
}

export interface QuoteLine {
  readonly skuId: SkuId;
  readonly title: string;
  readonly quantity: number;
  /** Everybody's price at this store with the chosen modifiers, before any discount. */
  readonly unitPriceFen: Fen;
  /** This line's share of every discount. */
  readonly discountFen: Fen;
  /** `unitPriceFen x quantity - discountFen`; never negative. */
  readonly totalFen: Fen;
  /** What `discountFen` consists of, to the fen, in the order of the pipeline. */
  readonly shares: readonly DiscountShare[];
}

export interface QuoteGroup {
  readonly storeId: StoreId;
  readonly goodsFen: Fen;
  readonly discountFen: Fen;
  /** What is paid for shipping: `shippingFeeFen` less its shares. */
  readonly shippingFen: Fen;
  readonly shippingFeeFen: Fen;
  readonly shippingShares: readonly DiscountShare[];
  /** `goodsFen - discountFen + shippingFen` */
  readonly payableFen: Fen;
  readonly lines: readonly QuoteLine[];
}

/** A line of price 0 that comes with the goods (赠品). */
export interface QuoteGift {
  /** Place of the group in the basket that it travels with. */
  readonly group: number;
  readonly storeId: StoreId;
  readonly source: DiscountSource;
  readonly skuId: SkuId;
  readonly productId: ProductId;
  readonly title: string;
  readonly quantity: number;
  readonly worthFen: Fen;
}

/** An offer whose gifts she chooses: `pick` of the options. */
export interface QuoteGiftChoice {
  readonly source: DiscountSource;
  readonly name: string;
  readonly storeId: StoreId;
  readonly pick: number;
  readonly options: readonly (Omit<GiftOption, 'available'> & {
    /** Less what offers before this one give. */
    readonly inStock: boolean;
  })[];
}

export type UnusableReason =
  | 'not_started'
  | 'expired'
  | 'store_not_in_scope'
  | 'channel_not_in_scope'
  | 'goods_not_in_scope'
  | 'excluded_by_offer'
  | 'below_threshold'
  | 'gift_out_of_stock'
  | 'nothing_to_reduce'
  | 'conflicts'
  | 'too_many';

interface CouponNamed {
  readonly id: string;
  readonly templateId: string;
  readonly name: string;
}

export interface UnusableCoupon extends CouponNamed {
  readonly code: UnusableReason;
  /** As the shopper reads it: 「差¥12.00」. */
  readonly text: string;
  readonly details: Readonly<Record<string, string | number>>;
  /** It would work instead of one that is used: she may choose it. */
  readonly choosable: boolean;
}

export interface QuoteCoupons {
  readonly used: readonly (CouponNamed & { readonly savedFen: Fen })[];
  /** Would work beside the used ones, but she left them out. */
  readonly available: readonly CouponNamed[];
  readonly unusable: readonly UnusableCoupon[];
  /** No other choice of these coupons costs the buyer less; false only beyond the search's limits. */
  readonly best: boolean;
}

export interface QuotePoints {
  readonly burn: number;
  readonly worthFen: Fen;
  /** The most that this basket could take. */
  readonly most: number;
}

/**
 * One sentence for the shopper. The amounts of the top ones add up to what is paid, and those of its `parts` to the
 * amount of each that has any.
 */
export interface Explanation {
  readonly label: string;
  readonly amountFen: Fen;
  readonly kind: 'goods' | 'shipping' | 'shipping_off' | DiscountSource['kind'];
  readonly id?: string;
  /** The rung that was reached, and how often; or how many points. */
  readonly detail?: string;
  readonly parts?: readonly Explanation[];
}

/** An offer that a little more would reach (凑单): 「再买¥20.00可享满300减40」. */
export interface NearMiss {
  readonly promotionId: string;
  readonly text: string;
  readonly missing: number;
  readonly measure: 'amount' | 'pieces';
}

export interface Quote {
  readonly groups: readonly QuoteGroup[];
  readonly explanation: readonly Explanation[];
  readonly payableFen: Fen;
  readonly gifts: readonly QuoteGift[];
  readonly giftChoices: readonly QuoteGiftChoice[];
  readonly coupons: QuoteCoupons;
  readonly points: QuotePoints;
  readonly nearMisses: readonly NearMiss[];
}
