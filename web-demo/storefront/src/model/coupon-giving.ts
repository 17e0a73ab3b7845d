import { moment } from '../../../shared/format.ts';
import type { CouponPass, MyCoupon } from '../api/coupon-contract.ts';
import type { Shop } from '../api/shop.ts';
import type { KeyValueStore } from './session.ts';

const KEY = 'tongqu.coupon-passes';

type Passes = Readonly<Record<string, CouponPass>>;

export type Givable = Pick<MyCoupon, 'id' | 'passingUntil'>;

/**
 * 转赠: the way of a coupon to a friend. The shop tells a link once, so this phone keeps it for as long as it works;
 * a request whose answer was lost is repeated under its own key and gets the same link.
 */
export function createCouponGiving(parts: {
  readonly shop: Pick<Shop, 'passCoupon' | 'callCouponBack'>;
  readonly store: KeyValueStore;
  readonly now: () => number;
  readonly newKey: () => string;
}) {
  const { shop, store, now, newKey } = parts;
  const keys = new Map<string, string>();

  function open(): Passes {
    const passes: Passes = JSON.parse(store.read(KEY) ?? '{}');
    return Object.fromEntries(Object.entries(passes).filter(([, { endsAt }]) => endsAt > now()));
  }

  function without(couponId: string): Passes {
    const { [couponId]: _, ...others } = open();
    return others;
  }

  return {
    /** Undefined: nobody is offered it, or the link was made on another phone. */
    tokenOf({ id, passingUntil }: Givable): string | undefined {
      const pass = open()[id];
      return pass?.endsAt === passingUntil ? pass?.token : undefined;
    },

    async offer(couponId: string): Promise<CouponPass> {
      const key = keys.get(couponId) ?? newKey();
      keys.set(couponId, key);
      const pass = await shop.passCoupon(couponId, key);
      keys.delete(couponId);
      store.write(KEY, JSON.stringify({ ...without(couponId), [couponId]: pass }));
      return pass;
    },

    async callBack(couponId: string): Promise<void> {
      await shop.callCouponBack(couponId);
      keys.delete(couponId);
      store.write(KEY, JSON.stringify(without(couponId)));
    },
  };
}

/** What the giver reads while a friend may take it. */
export function passingText(passingUntil: number, now: number): string {
  return `${moment(passingUntil, now)} 前没人领取，券会自动退回给你`;
}
