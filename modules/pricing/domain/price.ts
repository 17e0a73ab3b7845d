import type { PricingContext } from './context.ts';
import { type PricingStep, type Quote, type QuoteState, quoteOf } from './quote.ts';
import { shipping } from './shipping.ts';
import { storePrices } from './store-prices.ts';

/**
 * The order is part of the contract (MKT-01): activity and member prices come between these two, then
 * spend tiers, coupons and points, each as one more step over the same state.
 */
const PIPELINE: readonly PricingStep[] = [storePrices, shipping];

/** What this basket costs. Pure: the same context always gives the same quote. */
export function price(context: PricingContext): Quote {
  const start: QuoteState = { context, groups: [], explanation: [] };
  return quoteOf(PIPELINE.reduce((state, step) => step(state), start));
}
