import { AppError, type Clock, type MerchantId, type OrderId, type Tx } from '#kernel';
import { validUntilAfterReturn } from '../domain/coupon-states.ts';
import type { OrderCoupons } from '../tokens.ts';
import type { CouponReturned } from './events.ts';
import { type PayGiftStore, takeBackGifts } from './pay-gifts.ts';
import type { CouponStore } from './ports.ts';
import type { LimitedPieceStore } from './promotion-ports.ts';

export function orderCoupons(parts: {
  readonly coupons: CouponStore;
  readonly pieces: LimitedPieceStore;
  readonly gifts: PayGiftStore;
  readonly clock: Clock;
}): OrderCoupons {
  const { coupons, pieces, gifts, clock } = parts;

  return {
    async lock(tx, merchantId, { memberId, couponIds, limited = [], orderId, until }) {
      const now = clock.now();
      // One order for every locker, so that two orders never wait for each other.
      for (const id of [...new Set(couponIds)].sort()) {
        if (await coupons.lock(tx, merchantId, { id, memberId, orderId, until, now })) continue;
        const own = await coupons.ofOrder(tx, merchantId, orderId);
        if (own.some((coupon) => coupon.id === id && coupon.state === 'LOCKED')) continue;
        throw new AppError('conflict', 'marketing.coupon_not_usable', '优惠券已使用或已过期', {
          couponId: id,
        });
      }
      const inOrder = [...limited].sort((a, b) =>
        `${a.promotionId} ${a.skuId}` < `${b.promotionId} ${b.skuId}` ? -1 : 1,
      );
      for (const piece of inOrder)
        if (!(await pieces.hold(tx, merchantId, { ...piece, memberId, orderId, now })))
          throw new AppError('conflict', 'marketing.limited_price_gone', '限时价已结束，或已达每人限购数量', {
            skuId: piece.skuId,
          });
    },

    holdPieces: (tx, merchantId, takes) => pieces.holdEach(tx, merchantId, takes, clock.now()),

    async use(tx, merchantId, orderId) {
      // Coupons before pieces, as in `lock`: no two commands wait for each other.
      const used = await coupons.useFor(tx, merchantId, orderId, clock.now());
      await pieces.keep(tx, merchantId, orderId);
      return used;
    },

    async unlock(tx, merchantId, orderId, reason) {
      const isRefund = reason === 'refunded';
      await giveBackCoupons(tx, merchantId, orderId, isRefund);
      if (isRefund) await takeBackGifts(gifts, tx, merchantId, orderId, clock.now());
      await pieces.giveBack(tx, merchantId, orderId, isRefund ? ['HELD', 'KEPT'] : ['HELD']);
    },
  };

  async function giveBackCoupons(tx: Tx, merchantId: MerchantId, orderId: OrderId, isRefund: boolean) {
    const now = clock.now();
    const from = isRefund ? (['LOCKED', 'USED'] as const) : (['LOCKED'] as const);
    for (const { id, templateId, memberId, validUntil: until } of await coupons.ofOrder(
      tx,
      merchantId,
      orderId,
    )) {
      const validUntil = validUntilAfterReturn(until, now);
      if (!(await coupons.giveBack(tx, merchantId, { id, orderId, from, validUntil }))) continue;
      if (memberId === null) continue;
      tx.emit<CouponReturned>({
        ...{ type: 'marketing.coupon_returned', occurredAt: now, merchantId, memberId },
        ...{ couponId: id, templateId, orderId, validUntil },
      });
    }
  }
}
