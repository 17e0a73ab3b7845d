import { createHash } from 'node:crypto';
import {
  AppError,
  type Clock,
  type EpochMs,
  type Fen,
  type MemberId,
  MINUTE_MS,
  type SignedTokens,
} from '#kernel';
import type { PricingContext } from '../domain/context.ts';
import type { Quote } from '../domain/quote.ts';

const PURPOSE = 'pricing.quote';
const QUOTE_TTL_MS = 10 * MINUTE_MS;

interface QuoteClaims {
  readonly memberId: MemberId;
  readonly basket: string;
  readonly payableFen: Fen;
  /** Unit prices, in the order of groups and lines. */
  readonly prices: readonly (readonly Fen[])[];
}

/** A quote that leaves the house signed, so that the shopper never pays more than she was shown. */
export interface QuoteTokens {
  issue(
    memberId: MemberId,
    context: PricingContext,
    quote: Quote,
  ): { readonly quoteToken: string; readonly expiresAt: EpochMs };
  /**
   * Throws `pricing.quote_expired`, `pricing.quote_mismatch` (another basket or person), or
   * `pricing.price_changed` with the difference when `quote` is dearer than the one shown. Cheaper is fine.
   */
  check(quoteToken: string, memberId: MemberId, context: PricingContext, quote: Quote): void;
}

export function quoteTokens(tokens: SignedTokens, clock: Clock): QuoteTokens {
  return {
    issue(memberId, context, quote) {
      const expiresAt = clock.now() + QUOTE_TTL_MS;
      const claims: QuoteClaims = {
        memberId,
        basket: basketHash(context),
        payableFen: quote.payableFen,
        prices: quote.groups.map(({ lines }) => lines.map(({ unitPriceFen }) => unitPriceFen)),
      };
      return { quoteToken: tokens.sign(PURPOSE, claims, expiresAt), expiresAt };
    },

    check(quoteToken, memberId, context, quote) {
      const shown = tokens.verify<QuoteClaims>(PURPOSE, quoteToken, clock.now());
      if (shown === undefined)
        throw new AppError('conflict', 'pricing.quote_expired', '报价已失效，请重新确认价格');
      if (shown.memberId !== memberId || shown.basket !== basketHash(context))
        throw new AppError('unprocessable', 'pricing.quote_mismatch', '报价与所购商品不一致，请重新确认');
      if (quote.payableFen > shown.payableFen)
        throw new AppError('conflict', 'pricing.price_changed', '价格有变化，请重新确认', {
          quotedFen: shown.payableFen,
          payableFen: quote.payableFen,
          changes: changes(shown, quote),
        });
    },
  };
}

/** Covers what the price depends on; where the parcel goes is the order's business. */
function basketHash({ groups }: PricingContext): string {
  const basket = groups.map(({ storeId, fulfilment, lines }) => [
    storeId,
    fulfilment,
    ...lines.map(({ skuId, quantity }) => [skuId, quantity]),
  ]);
  return createHash('sha256').update(JSON.stringify(basket)).digest('base64url');
}

function changes({ prices }: QuoteClaims, { groups }: Quote) {
  return groups.flatMap(({ storeId, lines }, group) =>
    lines.flatMap(({ skuId, unitPriceFen }, line) => {
      const quotedFen = prices[group]?.[line] ?? unitPriceFen;
      return quotedFen === unitPriceFen ? [] : [{ storeId, skuId, quotedFen, unitPriceFen }];
    }),
  );
}
