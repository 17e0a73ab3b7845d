import type { CodeReader } from '#feature';
import { AppError } from '#kernel';
import { readCouponCode } from '../domain/coupon-number.ts';
import type { Redemptions } from './redeem.ts';

/** Tells a coupon from other codes, and why it cannot be taken here and now (STO-06). */
export function couponReader(redemptions: Pick<Redemptions, 'look'>): CodeReader {
  return {
    kind: 'coupon',
    async read(merchantId, storeId, code) {
      if (readCouponCode(code) === undefined) return undefined;
      try {
        const { template, refusal } = await redemptions.look({
          merchantId,
          storeId,
          code,
          goodsFen: undefined,
        });
        const title = `优惠券「${template.title}」`;
        const [reason, reasonCode] = refusal === null ? [null, null] : [refusal.message, refusal.code];
        return { kind: 'coupon', title, usable: refusal === null, reason, reasonCode };
      } catch (refusal) {
        if (!(refusal instanceof AppError)) throw refusal;
        if (refusal.code === 'marketing.coupon_unknown') return undefined;
        const { message: reason, code: reasonCode } = refusal;
        return { kind: 'coupon', title: '优惠券', usable: false, reason, reasonCode };
      }
    },
  };
}
