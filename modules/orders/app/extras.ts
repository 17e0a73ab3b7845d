import { AppError, type EpochMs, type OrderId, type Tx } from '#kernel';
import type { OrderCoupons } from '#modules/marketing';
import type { Points } from '#modules/points';
import type { Approval, StoredValue } from '#modules/stored-value';
import type { LineShare, Order } from '../domain/order.ts';

/** Under this name, and the order's `takenAs`, points and stored value stand in their books. */
const ORDER_BIZ = 'orders.order';

type Limited = Parameters<OrderCoupons['lock']>[2]['limited'];

/**
 * What an order takes from the shopper beside goods: coupons, pieces at a price for a time, points, stored value. All of
 * it or nothing, in the commit of the order; every command may be repeated.
 */
export interface Extras {
  /** Locks, burns and sets aside; throws what is not there any more. */
  take(tx: Tx, order: Order, limited: Limited, approval: Approval | undefined): Promise<void>;
  /** The order is paid: coupons are used, stored value is spent. */
  keep(tx: Tx, order: Order, at: EpochMs): Promise<void>;
  /** The order ended without being paid. */
  giveBack(tx: Tx, order: Order, reason: 'cancelled' | 'timed_out', at: EpochMs): Promise<void>;
  /** Paid after all was given back: everything again, under a name of its own; answers with that name. */
  takeAgain(tx: Tx, order: Order, at: EpochMs): Promise<string>;
}

export interface ExtraParts {
  readonly coupons: OrderCoupons;
  readonly points: Pick<Points, 'burn' | 'giveBack'>;
  readonly storedValue: Pick<StoredValue, 'hold' | 'capture' | 'release' | 'spend'>;
}

export function extras({ coupons, points, storedValue }: ExtraParts): Extras {
  const keyOf = (order: Order) => ({ bizType: ORDER_BIZ, bizId: order.takenAs });
  const useOf = (order: Order, at: EpochMs) => ({
    ...{ memberId: order.memberId, amountFen: order.storedValueFen, title: `订单 ${order.number}`, at },
  });

  async function useCoupons(tx: Tx, order: Order): Promise<void> {
    if (!holdsOffers(order)) return;
    const { merchantId, id, coupons: wanted } = order;
    const used = new Set(await coupons.use(tx, merchantId, id));
    if (wanted.every((couponId) => used.has(couponId))) return;
    throw new AppError('conflict', 'orders.coupon_gone', '优惠券已用于其他订单', { orderId: id });
  }

  function burn(tx: Tx, order: Order, bizId: string, at: EpochMs): Promise<void> {
    const { merchantId, memberId, number, points: spent } = order;
    const key = { bizType: ORDER_BIZ, bizId };
    return points.burn(tx, merchantId, {
      ...{ ...key, memberId, amount: spent.burn, title: `订单 ${number} 抵扣`, at },
    });
  }

  return {
    async take(tx, order, limited = [], approval) {
      const { merchantId, id, memberId, placedAt: at, payBefore } = order;
      if (order.coupons.length > 0 || limited.length > 0)
        await coupons.lock(tx, merchantId, {
          ...{ memberId, couponIds: order.coupons, limited, orderId: id, until: payBefore },
        });
      if (order.points.burn > 0) await burn(tx, order, order.takenAs, at);
      if (order.storedValueFen > 0)
        await storedValue.hold(tx, merchantId, { ...keyOf(order), ...useOf(order, at), approval });
    },

    async keep(tx, order, at) {
      await useCoupons(tx, order);
      if (order.storedValueFen > 0) await storedValue.capture(tx, order.merchantId, { ...keyOf(order), at });
    },

    async giveBack(tx, order, reason, at) {
      const { merchantId, id } = order;
      if (holdsOffers(order)) await coupons.unlock(tx, merchantId, id, reason);
      if (order.points.burn > 0)
        await points.giveBack(tx, merchantId, { ...keyOf(order), refundId: 'all', at });
      if (order.storedValueFen > 0) await storedValue.release(tx, merchantId, { ...keyOf(order), at });
    },

    async takeAgain(tx, order, at) {
      const bizId = lateName(order.id);
      await useCoupons(tx, order);
      if (order.points.burn > 0) await burn(tx, order, bizId, at);
      if (order.storedValueFen > 0)
        await storedValue.spend(tx, order.merchantId, {
          ...{ bizType: ORDER_BIZ, bizId, ...useOf(order, at) },
          // She approved this very amount for this very order when she placed it.
          approval: { memberId: order.memberId, upToFen: order.storedValueFen, until: at },
        });
      return bizId;
    },
  };
}

/** Coupons, or pieces at a price for a time. */
function holdsOffers({ coupons, groups }: Order): boolean {
  const isLimited = ({ kind }: LineShare) => kind === 'time_limited';
  return coupons.length > 0 || groups.some(({ lines }) => lines.some(({ shares }) => shares.some(isLimited)));
}

/** The first name stands for what was taken and given back. */
const lateName = (id: OrderId): string => `${id}/late`;

/** What the order needs is with somebody else by now; the money that came for it goes back. */
const GONE = [
  'inventory.sold_out',
  'orders.coupon_gone',
  'points.insufficient',
  'stored-value.insufficient',
] as const;

export function isGone(error: unknown): error is AppError {
  return error instanceof AppError && (GONE as readonly string[]).includes(error.code);
}
