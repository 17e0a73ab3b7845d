import type { CouponGifts } from '#modules/marketing';
import type { OfferStore, PointsOffer } from './ports.ts';

export interface ShownOffer extends PointsOffer {
  /** null: its coupon is not on offer any more, so nobody gets it. */
  readonly title: string | null;
  readonly note: string;
  /** Of the offer, or of the coupon itself where other ways have taken more. */
  readonly left: number;
}

export type ShowOffers = (...asked: Parameters<OfferStore['page']>) => Promise<readonly ShownOffer[]>;

export function showOffers(offers: OfferStore, gifts: CouponGifts): ShowOffers {
  return async (merchantId, ...asked) => {
    const page = await offers.page(merchantId, ...asked);
    const coupons = await gifts.findAll(merchantId, [...new Set(page.map(({ templateId }) => templateId))]);
    return page.map((offer) => {
      const coupon = coupons.get(offer.templateId);
      if (coupon?.isOnOffer !== true) return { ...offer, title: null, note: '', left: 0 };
      const left = Math.min(offer.total - offer.taken, coupon.remaining);
      return { ...offer, title: coupon.title, note: coupon.note, left };
    });
  };
}
