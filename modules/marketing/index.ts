export type { PromotionTerms } from './domain/promotion.ts';
export type { TemplateTerms } from './domain/template.ts';
export { marketingFeature } from './marketing.module.ts';
export {
  BOUGHT_ELSEWHERE,
  COUPON_GIFTS,
  COUPONS,
  type CouponGifts,
  HAS_BOUGHT,
  type HasBought,
  MARKETING_IMPORT,
  OFFERS,
  type Offers,
  type OrderCoupons,
} from './tokens.ts';
