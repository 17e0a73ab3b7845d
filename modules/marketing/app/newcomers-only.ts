import { AppError } from '#kernel';
import type { CouponTemplate } from '../domain/template.ts';

/** Whatever way a newcomer's coupon comes, it comes to nobody who ever paid for anything (MKT-06). */
export function refuseRegulars({ audience }: Pick<CouponTemplate, 'audience'>, hasBought: boolean): void {
  if (audience === 'newcomers' && hasBought)
    throw new AppError('conflict', 'marketing.newcomers_only', '仅限未下过单的新会员领取');
}
