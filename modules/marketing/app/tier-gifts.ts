import { AppError, type EpochMs, fen, type MemberId, type MerchantId } from '#kernel';
import type { CouponOffer } from '#modules/pricing';
import type { FreeShippings, GiveTierCoupon } from '#modules/tiers';
import type { OrderCoupons } from '../tokens.ts';
import type { GiveCoupon } from './give-coupon.ts';
import type { CouponStore, TemplateStore } from './ports.ts';

/** 免运费次数 of her level goes through a checkout like a shipping coupon of this name, one per order (MEM-05). */
const PREFIX = 'tier-shipping:';
const nameOf = (month: string): string => `${PREFIX}${month}`;
const isTierShipping = (couponId: string): boolean => couponId.startsWith(PREFIX);

/** None when nothing is left of the month. */
export async function tierShippingOffer(
  shippings: FreeShippings,
  merchantId: MerchantId,
  memberId: MemberId,
  now: EpochMs,
): Promise<readonly CouponOffer[]> {
  const { month, left } = await shippings.left(merchantId, memberId, now);
  if (left === 0) return [];
  return [
    {
      ...{ kind: 'shipping', id: nameOf(month), templateId: 'tier-shipping', name: '会员免运费' },
      ...{ scope: {}, stackGroup: 'tier-shipping', exclusive: false, priority: 0, maxPerOrder: 1 },
      ...{ validFrom: 0, validUntil: Number.MAX_SAFE_INTEGER, thresholdFen: fen(0), offFen: null },
    },
  ];
}

/** Orders lock, use and give back both in the same words. */
export function withTierShipping(coupons: OrderCoupons, shippings: FreeShippings): OrderCoupons {
  return {
    ...coupons,
    async lock(tx, merchantId, lock) {
      const { memberId, orderId, couponIds } = lock;
      await coupons.lock(tx, merchantId, {
        ...lock,
        couponIds: couponIds.filter((id) => !isTierShipping(id)),
      });
      for (const couponId of couponIds.filter(isTierShipping)) {
        const month = couponId.slice(PREFIX.length);
        if (!(await shippings.take(tx, merchantId, { memberId, orderId, month })))
          throw new AppError('conflict', 'marketing.coupon_not_usable', '本月会员免运费次数已用完', {
            couponId,
          });
      }
    },
    async use(tx, merchantId, orderId) {
      const used = await coupons.use(tx, merchantId, orderId);
      const month = await shippings.keep(tx, merchantId, orderId);
      return month === undefined ? used : [...used, nameOf(month)];
    },
    async unlock(tx, merchantId, orderId, reason) {
      await coupons.unlock(tx, merchantId, orderId, reason);
      await shippings.giveBack(tx, merchantId, orderId, reason === 'refunded');
    },
  };
}

/** The caller commits although there was none: what she may have of it is not used up by that. */
export function givingTierCoupons(
  templates: TemplateStore,
  coupons: Pick<CouponStore, 'giveSeqBack'>,
  give: GiveCoupon,
): GiveTierCoupon {
  return async (tx, merchantId, { memberId, templateId, by, givenFor, at }) => {
    const template = await templates.find(merchantId, templateId, tx);
    if (template?.state !== 'PUBLISHED') return 'unknown';
    try {
      await give(tx, merchantId, { template, memberId, by, givenFor, at });
      return 'given';
    } catch (error) {
      const code = error instanceof AppError ? error.code : undefined;
      if (code === 'marketing.coupons_gone') await coupons.giveSeqBack(tx, merchantId, templateId, memberId);
      else if (code !== 'marketing.coupon_limit' && code !== 'marketing.claim_over') throw error;
      return 'none_left';
    }
  };
}
