import { AppError, type Clock } from '#kernel';
import { type CouponTemplate, worksWithin } from '../domain/template.ts';
import type { CouponGifts, GiftCoupon } from '../tokens.ts';
import type { GiveCoupon } from './give-coupon.ts';
import type { TemplateStore } from './ports.ts';

/** Coupons that another module gives for something: the caller's commit fails with what is missing. */
export function couponGifts(templates: TemplateStore, give: GiveCoupon, clock: Clock): CouponGifts {
  function shown({ title, note, state, audience, validity, remaining }: CouponTemplate): GiftCoupon {
    const at = clock.now();
    // Nobody asks here what she bought before, so what is for newcomers alone (MKT-06) is never had for something.
    const isForAll = audience !== 'newcomers';
    const isOnOffer = state === 'PUBLISHED' && isForAll && worksWithin(validity, at)[1] > at;
    return { title, note, isOnOffer, remaining };
  }

  return {
    async find(merchantId, templateId, tx) {
      const found = await templates.find(merchantId, templateId, tx);
      return found && shown(found);
    },
    async findAll(merchantId, templateIds) {
      const found = await templates.findAll(merchantId, templateIds);
      return new Map(found.map((template) => [template.id, shown(template)]));
    },
    async give(tx, merchantId, { memberId, templateId, givenFor, at }) {
      const template = await templates.find(merchantId, templateId, tx);
      if (template === undefined)
        throw new AppError('not_found', 'marketing.template_not_found', '没有这张优惠券');
      return give(tx, merchantId, { template, memberId, by: 'points', givenFor, at });
    },
  };
}
