import type { MemberCardFacts } from '#feature';
import type { Clock } from '#kernel';
import type { CouponStore } from './ports.ts';

const SHOWN_MAX = 20;
/** More than she could ever choose from at a till: there the count ends as well. */
const COUNTED_MAX = 200;

/** Her usable coupons on her card and at the till, those that run out first (MEM-04). */
export function couponCard(coupons: Pick<CouponStore, 'usable'>, clock: Clock): MemberCardFacts {
  return {
    async cardOf(merchantId, memberId) {
      const now = clock.now();
      const all = await coupons.usable(merchantId, memberId, now, COUNTED_MAX);
      const usable = all.filter(({ coupon }) => coupon.validFrom <= now);
      const shown = usable.slice(0, SHOWN_MAX).map(({ coupon: { id, validUntil }, template: { title } }) => ({
        ...{ id, title, validUntil },
      }));
      return { coupons: shown, couponCount: usable.length };
    },
  };
}
