import type { TierBenefits } from '../api/card-contract.ts';

/** What a level gives, in the words that shoppers use; what it does not give is not listed. */
export function benefitLines(benefits: TierBenefits): string[] {
  const { discountBps, pointsMultiplierBps, freeShippingPerMonth, birthdayPoints, coupons } = benefits;
  return [
    discountBps > 0 ? `会员价 ${foldOf(discountBps)} 折` : '',
    pointsMultiplierBps > 10_000 ? `购物积分 ${pointsMultiplierBps / 10_000} 倍` : '',
    freeShippingPerMonth > 0 ? `每月 ${freeShippingPerMonth} 次免运费` : '',
    birthdayPoints > 0 ? `生日礼 ${birthdayPoints} 积分` : '',
    (benefits.birthdayCoupons ?? []).length > 0 ? '生日礼优惠券' : '',
    coupons.length > 0 ? `专享优惠券 ${coupons.length} 张` : '',
    benefits.priorityQueue ? '到店优先服务' : '',
  ].filter((line) => line !== '');
}

/** 500 off ten thousand is 九五折, 2,000 is 八折. */
const foldOf = (discountBps: number): string => String((10_000 - discountBps) / 1_000);
