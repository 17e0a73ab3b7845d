import { ContainerModule } from 'inversify';
import type { Feature } from '#feature';
import { CLOCK, SIGNED_TOKENS } from '#kernel';
import { quoteTokens } from './app/quote-tokens.ts';
import { QUOTE_TOKENS } from './tokens.ts';

const wiring = new ContainerModule(({ bind }) => {
  bind(QUOTE_TOKENS).toResolvedValue(quoteTokens, [SIGNED_TOKENS, CLOCK]).inSingletonScope();
});

export const pricingFeature: Feature = { name: 'pricing', wiring };
