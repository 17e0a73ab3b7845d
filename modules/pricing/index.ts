export { type QuoteTokens, quoteTokens } from './app/quote-tokens.ts';
export type { ActivityPrice, BasketLine, PricingContext } from './domain/context.ts';
export { FREE_SHIPPING_FROM_FEN, SHIPPING_FEN } from './domain/house-rule.ts';
export type {
  CouponOffer,
  GiftOption,
  OfferScope,
  OfferTerms,
  PointsOffer,
  PointsRule,
  Promotion,
  SpendReward,
  SpendTier,
  Stacking,
  TimeLimitedPrice,
} from './domain/offers.ts';
export { price } from './domain/price.ts';
export type {
  DiscountShare,
  DiscountSource,
  Explanation,
  NearMiss,
  Quote,
  QuoteCoupons,
  QuoteGift,
  QuoteLine,
  QuotePoints,
  UnusableCoupon,
  UnusableReason,
} from './domain/quote.ts';
export {
  type PaidLine,
  type RefundShare,
  type ReturnedPieces,
  refundShare,
} from './domain/refund-share.ts';
export type { ShippingRule } from './domain/shipping-rule.ts';
export { pricingFeature } from './pricing.module.ts';
export { QUOTE_TOKENS } from './tokens.ts';
