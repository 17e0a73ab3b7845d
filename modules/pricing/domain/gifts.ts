import { type Fen, fen, type SkuId } from '#kernel';
import type { PricingContext } from './context.ts';
import type { CouponOffer, GiftOption } from './offers.ts';
import type { DiscountSource, QuoteGift } from './quote.ts';

/**
 * Which gifts an offer gives `times` over (满赠, 赠品券): what the buyer chose as far as it is in stock, then the next
 * in stock. `given` are gifts of earlier offers: they have taken their pieces.
 */
export function pickGifts(
  offer: { readonly id: string; readonly options: readonly GiftOption[]; readonly pick: number },
  times: number,
  given: readonly QuoteGift[],
  { giftChoice = [] }: PricingContext,
): readonly GiftOption[] {
  const wanted = giftChoice.find(({ offerId }) => offerId === offer.id)?.skuIds ?? [];
  const chosenFirst = [...offer.options].sort((a, b) => rank(wanted, a) - rank(wanted, b));
  const picked: GiftOption[] = [];
  for (const option of chosenFirst) {
    if (picked.length === offer.pick) break;
    const left = option.available - taken(given, option.skuId);
    const most = Math.min(times, Math.floor(left / option.quantity));
    if (most > 0)
      picked.push({
        ...option,
        quantity: option.quantity * most,
        worthFen: fen(option.worthFen * most),
      });
  }
  return picked;
}

export function giftsOf(
  offer: CouponOffer,
  given: readonly QuoteGift[],
  context: PricingContext,
): readonly GiftOption[] {
  return offer.kind === 'gift' ? pickGifts(offer, 1, given, context) : [];
}

export function worthOf(gifts: readonly { readonly worthFen: Fen }[]): number {
  return gifts.reduce((sum, { worthFen }) => sum + worthFen, 0);
}

/** The gifts as lines of the group in which the offer's goods are. */
export function giftLines(
  picked: readonly GiftOption[],
  source: DiscountSource,
  group: number,
  { groups }: PricingContext,
): readonly QuoteGift[] {
  const place = groups[group];
  if (place === undefined) return [];
  return picked.map(({ available: _stock, ...gift }) => ({ group, storeId: place.storeId, source, ...gift }));
}

function rank(wanted: readonly SkuId[], { skuId }: GiftOption): number {
  const at = wanted.indexOf(skuId);
  return at === -1 ? wanted.length : at;
}

function taken(given: readonly QuoteGift[], skuId: SkuId): number {
  return given.reduce((sum, gift) => (gift.skuId === skuId ? sum + gift.quantity : sum), 0);
}
