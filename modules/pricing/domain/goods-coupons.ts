import type { PricingContext } from './context.ts';
import type { ReadyCoupon } from './coupon-check.ts';
import { goodsOff } from './coupon-worth.ts';
import { giftChoices, giftLines, giftsOf, wantedOf } from './gifts.ts';
import type { QuoteGift } from './quote.ts';
import { spread, type Tally, takeOff } from './tally.ts';

/** Steps 4 and 5: item coupons, then order coupons, each on what goods cost by then; gifts come along as lines. */
export function goodsCoupons(tally: Tally, used: readonly ReadyCoupon[]): Tally {
  return used.reduce(afterCoupon, tally);
}

/** What a coupon gives where others have given `given` before. */
export function giftsBy(
  { offer, groups }: ReadyCoupon,
  given: readonly QuoteGift[],
  context: PricingContext,
): readonly QuoteGift[] {
  const source = { kind: 'coupon' as const, id: offer.id };
  return giftLines(giftsOf(offer, given, wantedOf(offer.id, context)), source, groups[0] ?? 0, context);
}

function afterCoupon(tally: Tally, coupon: ReadyCoupon): Tally {
  const { offer, at, groups } = coupon;
  const source = { kind: 'coupon' as const, id: offer.id };
  if (offer.kind === 'gift') {
    const { gifts, basket } = tally;
    const choices = giftChoices(offer, source, offer.name, groups[0] ?? 0, gifts, basket.context);
    return {
      ...tally,
      gifts: gifts.concat(giftsBy(coupon, gifts, basket.context)),
      giftChoices: tally.giftChoices.concat(choices),
    };
  }
  const { offFen, weights } = goodsOff(coupon, tally.nets, tally.parts);
  if (offFen === 0) return tally;
  return takeOff(tally, { source, label: offer.name }, spread(offFen, at, weights, tally.parts.length));
}
