import { giftsOf } from './gifts.ts';
import type { CouponOffer, GiftOption } from './offers.ts';
import type { UnusableCoupon } from './quote.ts';
import { nowOf } from './running.ts';
import { linesInScope } from './scope.ts';
import { sumOf, type Tally } from './tally.ts';
import { yuan } from './yuan.ts';

/** A coupon that may be used on this basket by itself. */
export interface ReadyCoupon {
  readonly offer: CouponOffer;
  /** The parts of the basket that it may reduce. */
  readonly at: readonly number[];
  /** Groups that those parts belong to, in order. */
  readonly groups: readonly number[];
  /** Without her choice of them: which coupon is best does not hang on it. */
  readonly gifts: readonly GiftOption[];
}

const MISSES = {
  channel: ['channel_not_in_scope', '渠道不适用'],
  store: ['store_not_in_scope', '门店不适用'],
  goods: ['goods_not_in_scope', '不适用商品'],
} as const;

/** Whether a coupon can be used after step 3, or the reason why not (MKT-02, MKT-03). */
export function checkCoupon(offer: CouponOffer, tally: Tally): ReadyCoupon | UnusableCoupon {
  const { basket, parts, nets } = tally;
  const now = nowOf(basket.context);
  if (now < offer.validFrom) return unusable(offer, 'not_started', '未生效', { validFrom: offer.validFrom });
  if (now >= offer.validUntil) return unusable(offer, 'expired', '已过期', { validUntil: offer.validUntil });

  const { lines, miss } = linesInScope(offer.scope, basket);
  if (miss !== null) return unusable(offer, MISSES[miss][0], MISSES[miss][1]);
  const inScope = [...parts.keys()].filter((at) => lines[parts[at]?.line ?? 0] === 1);
  const at = inScope.filter((part) => parts[part]?.closedBy === null);
  const closedBy = parts[inScope[0] ?? 0]?.closedBy ?? null;
  if (at.length === 0 && closedBy !== null)
    return unusable(offer, 'excluded_by_offer', `与「${closedBy.name}」互斥`, { offerId: closedBy.id });

  const missingFen = offer.thresholdFen - sumOf(at, nets);
  if (missingFen > 0) return unusable(offer, 'below_threshold', `差${yuan(missingFen)}`, { missingFen });
  const gifts = giftsOf(offer, tally.gifts, []);
  if (offer.kind === 'gift' && gifts.length === 0) return unusable(offer, 'gift_out_of_stock', '赠品已送完');
  const groups = [...new Set(at.map((part) => basket.lines[parts[part]?.line ?? 0]?.group ?? 0))];
  return { offer, at, groups, gifts };
}

export function unusable(
  { id, templateId, name }: CouponOffer,
  code: UnusableCoupon['code'],
  text: string,
  details: UnusableCoupon['details'] = {},
  choosable = false,
): UnusableCoupon {
  return { id, templateId, name, code, text, details, choosable };
}
