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
  /** What was asked: goods, ways, and the buyer's choices of coupons, gifts and points. */
  readonly asked: string;
  readonly payableFen: Fen;
  readonly pointsBurn: number;
  readonly shippingFen: Fen;
  /** Unit prices, in the order of groups and lines. */
  readonly prices: readonly (readonly Fen[])[];
  /** What each offer took off the goods. */
  readonly offers: readonly Offer[];
  /** SKU and pieces. */
  readonly gifts: readonly (readonly [string, number])[];
}

type Offer = readonly [kind: string, id: string, amountFen: number];

/** A quote that leaves the house signed, so that the shopper never pays more than she was shown. */
export interface QuoteTokens {
  issue(
    memberId: MemberId,
    context: PricingContext,
    quote: Quote,
  ): { readonly quoteToken: string; readonly expiresAt: EpochMs };
  /**
   * Throws `pricing.quote_expired`, `pricing.quote_mismatch` (another basket, choice or person), or
   * `pricing.price_changed` with the difference when `quote` is worse for her than the one shown: more money, more
   * points or fewer gifts. Better is fine.
   */
  check(quoteToken: string, memberId: MemberId, context: PricingContext, quote: Quote): void;
}

export function quoteTokens(tokens: SignedTokens, clock: Clock): QuoteTokens {
  return {
    issue(memberId, context, quote) {
      const expiresAt = clock.now() + QUOTE_TTL_MS;
      const claims: QuoteClaims = {
        memberId,
        asked: askedHash(context),
        payableFen: quote.payableFen,
        pointsBurn: quote.points.burn,
        shippingFen: shippingOf(quote),
        prices: quote.groups.map(({ lines }) => lines.map(({ unitPriceFen }) => unitPriceFen)),
        offers: offersOf(quote),
        gifts: quote.gifts.map(({ skuId, quantity }) => [skuId, quantity]),
      };
      return { quoteToken: tokens.sign(PURPOSE, claims, expiresAt), expiresAt };
    },

    check(quoteToken, memberId, context, quote) {
      const shown = tokens.verify<QuoteClaims>(PURPOSE, quoteToken, clock.now());
      if (shown === undefined)
        throw new AppError('conflict', 'pricing.quote_expired', '报价已失效，请重新确认价格');
      if (shown.memberId !== memberId || shown.asked !== askedHash(context))
        throw new AppError('unprocessable', 'pricing.quote_mismatch', '报价与所购商品不一致，请重新确认');
      const giftsLost = lostGifts(shown, quote);
      if (quote.payableFen > shown.payableFen || quote.points.burn > shown.pointsBurn || giftsLost.length > 0)
        throw new AppError('conflict', 'pricing.price_changed', '价格有变化，请重新确认', {
          quotedFen: shown.payableFen,
          payableFen: quote.payableFen,
          quotedPoints: shown.pointsBurn,
          points: quote.points.burn,
          quotedShippingFen: shown.shippingFen,
          shippingFen: shippingOf(quote),
          changes: changes(shown, quote),
          offers: lostOffers(shown, quote),
          giftsLost,
        });
    },
  };
}

/** Covers what the buyer decides; prices, offers and the moment may change, and where the parcel goes is the order's. */
function askedHash(context: PricingContext): string {
  const { groups, couponChoice = 'best', giftChoice = [], points } = context;
  const asked = {
    groups: groups.map(({ storeId, fulfilment, lines }) => [
      storeId,
      fulfilment,
      ...lines.map(({ skuId, quantity }) => [skuId, quantity]),
    ]),
    coupons: couponChoice === 'best' ? couponChoice : [...couponChoice].sort(),
    gifts: giftChoice.map(({ offerId, skuIds }) => [offerId, [...skuIds].sort()].join()).sort(),
    points: points?.use ?? 'none',
  };
  return createHash('sha256').update(JSON.stringify(asked)).digest('base64url');
}

function shippingOf({ groups }: Quote): Fen {
  return groups.reduce((sum, { shippingFen }) => sum + shippingFen, 0) as Fen;
}

function offersOf({ groups }: Quote): readonly Offer[] {
  const offers = new Map<string, [string, string, number]>();
  for (const { lines } of groups)
    for (const { shares } of lines)
      for (const { source, amountFen } of shares) {
        const key = `${source.kind} ${source.id}`;
        const offer = offers.get(key) ?? [source.kind, source.id, 0];
        offer[2] += amountFen;
        offers.set(key, offer);
      }
  return [...offers.values()];
}

function changes({ prices }: QuoteClaims, { groups }: Quote) {
  return groups.flatMap(({ storeId, lines }, group) =>
    lines.flatMap(({ skuId, unitPriceFen }, line) => {
      const quotedFen = prices[group]?.[line] ?? unitPriceFen;
      return quotedFen === unitPriceFen ? [] : [{ storeId, skuId, quotedFen, unitPriceFen }];
    }),
  );
}

/** Offers that take off less than they did. */
function lostOffers(shown: QuoteClaims, quote: Quote) {
  const now = new Map(offersOf(quote).map(([kind, id, offFen]) => [`${kind} ${id}`, offFen]));
  return shown.offers.flatMap(([kind, id, quotedFen]) => {
    const offFen = now.get(`${kind} ${id}`) ?? 0;
    return offFen < quotedFen ? [{ kind, id, quotedFen, offFen }] : [];
  });
}

/** Of one article several offers may give some. */
function lostGifts(shown: QuoteClaims, { gifts }: Quote) {
  const quoted = new Map<string, number>();
  for (const [skuId, pieces] of shown.gifts) quoted.set(skuId, (quoted.get(skuId) ?? 0) + pieces);
  return [...quoted].flatMap(([skuId, quotedPieces]) => {
    const pieces = gifts.reduce((sum, gift) => (gift.skuId === skuId ? sum + gift.quantity : sum), 0);
    return pieces < quotedPieces ? [{ skuId, quotedPieces, pieces }] : [];
  });
}
