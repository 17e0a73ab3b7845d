export { type QuoteTokens, quoteTokens } from './app/quote-tokens.ts';
export type { ActivityPrice, BasketLine, PricingContext } from './domain/context.ts';
export { FREE_SHIPPING_FROM_FEN, SHIPPING_FEN } from './domain/house-rule.ts';
export type {
  CouponOffer,
  GiftOption,
  OfferScope,
  PointsOffer,
  Promotion,
  SpendReward,
  SpendTier,
} from './domain/offers.ts';
export { price } from './domain/price.ts';
export type {
  DiscountShare,
  Explanation,
  Quote,
  QuoteGift,
  QuoteGiftChoice,
  QuotePoints,
} from './domain/quote.ts';
export { type PaidLine, refundShare } from './domain/refund-share.ts';
export type { ShippingRule } from './domain/shipping-rule.ts';
export { pricingFeature } from './pricing.module.ts';
export { QUOTE_TOKENS } from './tokens.ts';
