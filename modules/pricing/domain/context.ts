import type { EpochMs, Fen, ProductId, SkuId, StoreId } from '#kernel';
import type { CouponOffer, PointsOffer, Promotion } from './offers.ts';
import type { ShippingRule } from './shipping-rule.ts';

/** 秒杀, 拼团, 砍价, 积分商城: the one price of its line, instead of time-limited and member prices. */
export interface ActivityPrice {
  readonly kind: 'flash_sale' | 'group_buy' | 'bargain' | 'points_mall';
  readonly id: string;
  /** As the shopper reads it: 「秒杀」. */
  readonly name: string;
  readonly unitPriceFen: Fen;
  /** The line takes no promotion and no coupon (与秒杀互斥). */
  readonly exclusive: boolean;
}

export interface BasketLine {
  readonly skuId: SkuId;
  readonly title: string;
  readonly quantity: number;
  /** Price of one piece at this store, as everybody pays it. */
  readonly storePriceFen: Fen;
  /** What the buyer's level pays for one piece; null or absent = no price of its own. */
  readonly memberPriceFen?: Fen | null;
  /** What chosen modifiers (加料) add per piece, on top of whichever price counts. */
  readonly modifiersFen?: Fen;
  readonly activity?: ActivityPrice | null;
  readonly productId?: ProductId;
  /** The category and all above it. */
  readonly categoryIds?: readonly string[];
  readonly tags?: readonly string[];
  readonly brand?: string | null;
  /** Of one piece. */
  readonly weightGrams?: number;
  readonly volumeCm3?: number;
}

/**
 * Everything that decides a price. Nothing in here can be looked up later: pricing does no I/O. There is no member:
 * who she is cannot matter (REC-06); published rules reach it as prices, offers and points.
 */
export interface PricingContext {
  /** Decides which offers run; needed as soon as there are any. */
  readonly now?: EpochMs;
  readonly channel?: string;
  readonly groups: readonly {
    readonly storeId: StoreId;
    readonly storeName: string;
    readonly fulfilment: 'pickup' | 'delivery';
    readonly lines: readonly BasketLine[];
    /** Absent = the house rule, see shipping.ts. */
    readonly shippingRules?: readonly ShippingRule[];
  }[];
  readonly promotions?: readonly Promotion[];
  readonly coupons?: readonly CouponOffer[];
  /** `best` (the default) = whatever costs the buyer least. */
  readonly couponChoice?: 'best' | readonly string[];
  /** Per promotion or coupon: the gifts that she wants. */
  readonly giftChoice?: readonly { readonly offerId: string; readonly skuIds: readonly SkuId[] }[];
  readonly points?: PointsOffer | null;
}
