import { type Fen, fen, type SkuId } from '#kernel';
import type { PricingContext } from './context.ts';
import type { CouponOffer, GiftOption } from './offers.ts';
import type { DiscountSource, QuoteGift, QuoteGiftChoice } from './quote.ts';

interface GiftOffer {
  readonly options: readonly GiftOption[];
  readonly pick: number;
}

/**
 * Which gifts an offer gives `times` over (满赠, 赠品券): what the buyer chose as far as it is in stock, then the next
 * in stock. `given` are gifts of earlier offers: they have taken their pieces.
 */
export function pickGifts(
  offer: GiftOffer,
  times: number,
  given: readonly QuoteGift[],
  wanted: readonly SkuId[],
): readonly GiftOption[] {
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
  wanted: readonly SkuId[],
): readonly GiftOption[] {
  return offer.kind === 'gift' ? pickGifts(offer, 1, given, wanted) : [];
}

export function wantedOf(offerId: string, { giftChoice = [] }: PricingContext): readonly SkuId[] {
  return giftChoice.find((choice) => choice.offerId === offerId)?.skuIds ?? [];
}

/** What she may take instead; none where the offer leaves nothing to choose. */
export function giftChoices(
  { options, pick }: GiftOffer,
  source: DiscountSource,
  name: string,
  group: number,
  given: readonly QuoteGift[],
  { groups }: PricingContext,
): readonly QuoteGiftChoice[] {
  const place = groups[group];
  if (place === undefined || options.length <= pick) return [];
  const shown = options.map(({ available, ...gift }) => ({
    ...gift,
    inStock: available - taken(given, gift.skuId) >= gift.quantity,
  }));
  return [{ source, name, storeId: place.storeId, pick, options: shown }];
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
