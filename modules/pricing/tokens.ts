import { token } from '#kernel';
import type { QuoteTokens } from './app/quote-tokens.ts';

export const QUOTE_TOKENS = token<QuoteTokens>('QuoteTokens');
