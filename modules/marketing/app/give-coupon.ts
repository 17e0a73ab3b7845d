import {
  AppError,
  businessDay,
  type EpochMs,
  type Ids,
  type MemberId,
  type MerchantId,
  type Random,
  type Tx,
} from '#kernel';
import { DRAWS_MAX, drawAlias, drawCouponNumber } from '../domain/coupon-number.ts';
import { type CouponTemplate, worksWithin } from '../domain/template.ts';
import type { CouponIssued } from './events.ts';
import type { Coupon, CouponStore, GivenBy, NewCoupon, TemplateStore } from './ports.ts';

interface Gift {
  readonly template: CouponTemplate;
  readonly memberId: MemberId;
  readonly by: GivenBy;
  /** Natural key: the same gift again is the same coupon. */
  readonly givenFor: string;
  readonly at: EpochMs;
}

export type GiveCoupon = (tx: Tx, merchantId: MerchantId, gift: Gift) => Promise<Coupon>;

/**
 * One more coupon for her, within every limit, in the caller's commit. Her own counter comes first: it is hers alone,
 * while everybody waits for the row of the template.
 */
export function givingCoupons(parts: {
  readonly templates: TemplateStore;
  readonly coupons: CouponStore;
  readonly ids: Ids;
  readonly random: Random;
}): GiveCoupon {
  const { templates, coupons, ids, random } = parts;
  return async (tx, merchantId, { template, memberId, by, givenFor, at }) => {
    const earlier = await coupons.givenFor(tx, merchantId, givenFor);
    if (earlier !== undefined) return earlier;
    const [validFrom, validUntil] = worksWithin(template.validity, at);
    // Its own days are over: nobody is given, or pays points for, what works no more.
    if (validUntil <= at) throw new AppError('conflict', 'marketing.claim_over', '领取已结束');
    const seq = await coupons.nextSeq(tx, merchantId, {
      ...{ templateId: template.id, memberId, max: template.perMemberMax, dayMax: template.perMemberDayMax },
      day: businessDay(at),
    });
    if (seq === undefined)
      throw new AppError('conflict', 'marketing.coupon_limit', '你已领取过，不能再领了', {
        perMemberMax: template.perMemberMax,
        perMemberDayMax: template.perMemberDayMax,
      });
    // The pieces behind a code were set aside when it was made; those of an issue are taken at its end, all at once.
    const isTaken =
      by === 'code' ||
      by === 'issue' ||
      (await templates.take(tx, merchantId, template.id, {
        pieces: 1,
        ...(by === 'claim' || by === 'scan' ? { within: at } : {}),
      }));
    if (!isTaken) throw new AppError('conflict', 'marketing.coupons_gone', '优惠券已被领完');

    const own = { id: ids.next(), templateId: template.id, memberId, seq, givenBy: by, givenFor };
    const coupon = await added(tx, merchantId, { ...own, validFrom, validUntil, issuedAt: at });
    tx.emit<CouponIssued>({
      ...{ type: 'marketing.coupon_issued', occurredAt: at, merchantId, memberId },
      ...{ couponId: coupon.id, templateId: template.id, givenBy: by, validUntil },
    });
    const fresh = { orderId: null, usedAt: null, storeId: null, lockedUntil: null, passedAt: null };
    return { ...coupon, state: 'ISSUED', ...fresh };
  };

  async function added(
    tx: Tx,
    merchantId: MerchantId,
    coupon: Omit<NewCoupon, 'number' | 'alias'>,
  ): Promise<NewCoupon> {
    for (let draw = 0; draw < DRAWS_MAX; draw += 1) {
      const drawn = { ...coupon, number: drawCouponNumber(random), alias: drawAlias(random) };
      if (await coupons.add(tx, merchantId, drawn)) return drawn;
    }
    throw new AppError('unavailable', 'marketing.number_taken', '请再试一次', { retryAfterSeconds: 1 });
  }
}
