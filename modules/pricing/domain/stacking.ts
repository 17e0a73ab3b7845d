import type { CouponOffer } from './offers.ts';

/** Why a coupon cannot stand beside those in use (MKT-02); undefined = it can. */
export function conflictOf(
  coupon: CouponOffer,
  used: readonly CouponOffer[],
): { readonly code: 'conflicts' | 'too_many'; readonly beside: CouponOffer } | undefined {
  const same = used.filter(({ templateId }) => templateId === coupon.templateId);
  const [first] = used;
  for (const beside of used) {
    const sameTemplate = beside.templateId === coupon.templateId;
    if (beside.exclusive || (!sameTemplate && beside.stackGroup === coupon.stackGroup))
      return { code: 'conflicts', beside };
  }
  if (same[0] !== undefined && same.length >= coupon.maxPerOrder)
    return { code: 'too_many', beside: same[0] };
  if (coupon.exclusive && first !== undefined) return { code: 'conflicts', beside: first };
  return undefined;
}
