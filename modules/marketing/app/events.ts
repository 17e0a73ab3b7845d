import type { DomainEvent, EpochMs, MemberId, MerchantId, OrderId, StoreId } from '#kernel';
import type { GivenBy } from './ports.ts';

interface OfCoupon extends DomainEvent {
  readonly merchantId: MerchantId;
  readonly memberId: MemberId;
  readonly couponId: string;
  readonly templateId: string;
}

/** She has one more coupon. */
export interface CouponIssued extends OfCoupon {
  readonly type: 'marketing.coupon_issued';
  readonly givenBy: GivenBy;
  readonly validUntil: EpochMs;
}

/** A till took it (核销). */
export interface CouponRedeemed extends OfCoupon {
  readonly type: 'marketing.coupon_redeemed';
  readonly storeId: StoreId;
}

/** An order that was cancelled, or wholly refunded, gave it back. */
export interface CouponReturned extends OfCoupon {
  readonly type: 'marketing.coupon_returned';
  readonly orderId: OrderId;
  readonly validUntil: EpochMs;
}

/** It works only so many days more; told once per number of days. */
export interface CouponRunningOut extends OfCoupon {
  readonly type: 'marketing.coupon_running_out';
  readonly validUntil: EpochMs;
  readonly days: number;
}

/** What the shop offers is another one now: published, held back or ended. */
export interface OffersChanged extends DomainEvent {
  readonly type: 'marketing.offers_changed';
  readonly merchantId: MerchantId;
}
