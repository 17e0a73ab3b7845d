import {
  AppError,
  businessDay,
  type Clock,
  type KeyedHash,
  type MemberId,
  type MerchantId,
  type Page,
} from '#kernel';
import { type ShownCode, shownCode } from '../domain/coupon-number.ts';
import { USABLE_STATES } from '../domain/coupon-states.ts';
import { type CouponTemplate, offeredUntil } from '../domain/template.ts';
import type { CouponOfTemplate, CouponStore, TemplateStore, WalletTab } from './ports.ts';

/** 领券中心: one template, and whether she may have another coupon of it today. */
export interface Claimable {
  readonly template: CouponTemplate;
  readonly taken: number;
  readonly refusal: 'gone' | 'limit' | 'today' | null;
}

export interface Wallet {
  /** `memberId` undefined = a visitor. */
  centre(
    merchantId: MerchantId,
    memberId: MemberId | undefined,
    cursor: string | undefined,
    limit: number,
  ): Promise<Page<Claimable>>;
  coupons(
    merchantId: MerchantId,
    memberId: MemberId,
    tab: WalletTab,
    cursor: string | undefined,
    limit: number,
  ): Promise<Page<CouponOfTemplate>>;
  /** The code for the till, good for a minute, and the number for who has no camera. */
  show(
    merchantId: MerchantId,
    memberId: MemberId,
    couponId: string,
  ): Promise<ShownCode & { readonly number: string }>;
}

export function wallet(parts: {
  readonly templates: TemplateStore;
  readonly coupons: CouponStore;
  readonly hash: KeyedHash;
  readonly clock: Clock;
}): Wallet {
  const { templates, coupons, hash, clock } = parts;
  return {
    async centre(merchantId, memberId, cursor, limit) {
      const now = clock.now();
      const page = await templates.open(merchantId, 'everyone', now, cursor, limit);
      const offered = page.items.filter((template) => offeredUntil(template) > now);
      const ids = offered.map(({ id }) => id);
      const had = memberId === undefined ? new Map() : await coupons.taken(merchantId, memberId, ids);
      const today = businessDay(now);
      const items = offered.map((template): Claimable => {
        const { taken = 0, day = '', dayTaken = 0 } = had.get(template.id) ?? {};
        const isDayFull = day === today && dayTaken >= template.perMemberDayMax;
        const own = taken >= template.perMemberMax ? 'limit' : isDayFull ? 'today' : null;
        return { template, taken, refusal: template.remaining === 0 ? (own ?? 'gone') : own };
      });
      return { items, nextCursor: page.nextCursor };
    },

    coupons: (merchantId, memberId, tab, cursor, limit) =>
      coupons.wallet(merchantId, memberId, tab, clock.now(), cursor, limit),

    async show(merchantId, memberId, couponId) {
      const now = clock.now();
      const found = await coupons.get(merchantId, couponId);
      // Somebody else's looks like none at all.
      if (found === undefined || found.coupon.memberId !== memberId)
        throw new AppError('not_found', 'marketing.coupon_not_found', '没有这张优惠券');
      const { state, validUntil, alias, number } = found.coupon;
      if (!USABLE_STATES.some((usable) => usable === state) || validUntil <= now)
        throw new AppError('conflict', 'marketing.coupon_not_usable', '优惠券已使用或已过期', { couponId });
      return { ...shownCode(hash, { merchantId, couponId, alias }, now), number };
    },
  };
}
