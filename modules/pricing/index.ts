export { type QuoteTokens, quoteTokens } from './app/quote-tokens.ts';
export { price } from './domain/price.ts';
export type { PricingContext, Quote } from './domain/quote.ts';
export { FREE_SHIPPING_FROM_FEN, SHIPPING_FEN } from './domain/shipping.ts';
export { pricingFeature } from './pricing.module.ts';
export { QUOTE_TOKENS } from './tokens.ts';
