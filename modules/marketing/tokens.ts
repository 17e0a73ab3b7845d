import type { Job, MemberData } from '#feature';
import type { Route } from '#http';
import {
  type EpochMs,
  type EventHandler,
  type MemberId,
  type MerchantId,
  type OrderId,
  type SkuId,
  type StoreId,
  type Tx,
  token,
} from '#kernel';
import type { CouponOffer, Promotion } from '#modules/pricing';
import type { LimitedPiece, PiecesOfOrder } from './app/promotion-ports.ts';
import type { PromotionTerms } from './domain/promotion.ts';
import type { TemplateTerms } from './domain/template.ts';

/** What a basket can be offered now. */
export interface Offers {
  /**
   * Promotions that run or are announced, the same for everybody but for the pieces that this buyer may still have; and
   * the coupons in her wallet, those that work later among them, so that a page can say why not yet. Nobody in
   * particular (null) has no wallet, and may have as many pieces as anybody may.
   */
  forBasket(
    merchantId: MerchantId,
    memberId: MemberId | null,
    basket: {
      readonly storeIds: readonly StoreId[];
      readonly skus: readonly SkuId[];
      readonly channel: string;
      readonly now: EpochMs;
    },
  ): Promise<{ readonly promotions: readonly Promotion[]; readonly coupons: readonly CouponOffer[] }>;
}
export const OFFERS = token<Offers>('Offers');

/** What an order does with coupons and with pieces at a price for a time; each joins the order's commit and may be repeated. */
export interface OrderCoupons {
  /**
   * 409 `marketing.coupon_not_usable {couponId}` or `marketing.limited_price_gone {skuId}`: nothing is locked then,
   * because the order's commit fails.
   */
  lock(
    tx: Tx,
    merchantId: MerchantId,
    lock: {
      readonly memberId: MemberId;
      readonly couponIds: readonly string[];
      /** Pieces that the quote priced by a time-limited promotion; counted against 每人限购. */
      readonly limited?: readonly LimitedPiece[];
      readonly orderId: OrderId;
      /** When the order gives up if nobody pays. */
      readonly until: EpochMs;
    },
  ): Promise<void>;
  /**
   * Of many new orders, each with pieces at one price for a time: who may still have so many (每人限购) has them now.
   * Answers with those; the others leave nothing behind.
   */
  holdPieces(tx: Tx, merchantId: MerchantId, takes: readonly PiecesOfOrder[]): Promise<ReadonlySet<OrderId>>;
  /**
   * The order is paid. Answers with the ids of what is used now, also what it had given back meanwhile and nobody took
   * since: fewer than it wanted = one went into another order while the money was late.
   */
  use(tx: Tx, merchantId: MerchantId, orderId: OrderId): Promise<readonly string[]>;
  /** `cancelled` and `timed_out` free what is locked; `refunded` (all of it) what was used. Ran out meanwhile: three days more. */
  unlock(
    tx: Tx,
    merchantId: MerchantId,
    orderId: OrderId,
    reason: 'cancelled' | 'timed_out' | 'refunded',
  ): Promise<void>;
}
export const COUPONS = token<OrderCoupons>('OrderCoupons');

/** What is shown of a coupon that may be had for something. */
export interface GiftCoupon {
  readonly title: string;
  readonly note: string;
  /** Published, for anybody, and its days are not over. */
  readonly isOnOffer: boolean;
  /** Of all ways to it. */
  readonly remaining: number;
}

/** A coupon for something that she gave: points, by now. It joins the caller's commit, which fails with what is missing. */
export interface CouponGifts {
  find(merchantId: MerchantId, templateId: string, tx?: Tx): Promise<GiftCoupon | undefined>;
  /** By id; those that there are. */
  findAll(merchantId: MerchantId, templateIds: readonly string[]): Promise<ReadonlyMap<string, GiftCoupon>>;
  /** 409 `marketing.coupons_gone`, `marketing.coupon_limit` or `marketing.claim_over`. The same `givenFor` again is the same coupon. */
  give(
    tx: Tx,
    merchantId: MerchantId,
    gift: {
      readonly memberId: MemberId;
      readonly templateId: string;
      readonly givenFor: string;
      readonly at: EpochMs;
    },
  ): Promise<{ readonly id: string; readonly validUntil: EpochMs }>;
}
export const COUPON_GIFTS = token<CouponGifts>('CouponGifts');

/** Has she ever paid for anything, in any channel (MKT-06)? Orders sit above this module and bring it in. */
export type HasBought = (merchantId: MerchantId, memberId: MemberId) => Promise<boolean>;
export const HAS_BOUGHT = token<HasBought>('HasBought');
/** The same of purchases that were brought in from elsewhere: tills and platforms of before. Their module brings it in. */
export const BOUGHT_ELSEWHERE = token<HasBought>('BoughtElsewhere');
/** Either of them: what every way to a newcomer's coupon asks. */
export const EVER_BOUGHT = token<HasBought>('EverBought');

/** Published offers of an earlier system, or of the demo. Idempotent by id: what is there stays as the shop left it. */
export interface MarketingImport {
  importOffers(
    tx: Tx,
    merchantId: MerchantId,
    offers: {
      readonly templates: readonly (TemplateTerms & { readonly id: string })[];
      /** With the price that each article was sold for, or offered at, before. */
      readonly promotions: readonly (PromotionTerms & {
        readonly id: string;
        readonly originals: readonly { readonly skuId: SkuId; readonly lowestFen: number }[];
      })[];
    },
    at: EpochMs,
  ): Promise<void>;
}
export const MARKETING_IMPORT = token<MarketingImport>('MarketingImport');

export const MARKETING_ROUTES = token<readonly Route[]>('MarketingRoutes');
export const MARKETING_HANDLERS = token<readonly EventHandler[]>('MarketingHandlers');
export const MARKETING_JOBS = token<readonly Job[]>('MarketingJobs');
export const MARKETING_MEMBER_DATA = token<MemberData>('MarketingMemberData');
