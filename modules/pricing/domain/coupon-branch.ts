import type { ReadyCoupon } from './coupon-check.ts';
import { type Field, lessGoods, total } from './coupon-effect.ts';
import { goodsOff, goodsOffAtMost, shippingOff } from './coupon-worth.ts';
import { groupFees } from './freight.ts';

/** Where the search stands after some coupons. */
export interface Branch {
  readonly nets: readonly number[];
  readonly goodsFen: number;
  readonly feesFen: number;
  /** At most this is taken off the goods, and off the fees, by each coupon that comes later. */
  readonly goodsOff: readonly number[];
  readonly feesOff: readonly number[];
  /** What shipping coupons in use take off the fees at most. */
  readonly feesTakenFen: number;
}

export function firstBranch(
  coupons: readonly ReadyCoupon[],
  { nets, parts, parcels, groupCount }: Field,
): Branch {
  const fees = groupFees(parcels, nets, groupCount);
  return {
    ...{ nets, goodsFen: total(nets), feesFen: total(fees), feesTakenFen: 0 },
    goodsOff: coupons.map((coupon) => goodsOff(coupon, nets, parts).offFen),
    feesOff: coupons.map((coupon) => shippingOff(coupon, fees).offFen),
  };
}

/** With coupon `n` as well. */
export function branchAfter(
  branch: Branch,
  n: number,
  coupons: readonly ReadyCoupon[],
  { parts, parcels, groupCount }: Field,
): Branch {
  const coupon = coupons[n] as ReadyCoupon;
  const { offFen, weights } = goodsOff(coupon, branch.nets, parts);
  if (offFen === 0) return { ...branch, feesTakenFen: branch.feesTakenFen + (branch.feesOff[n] ?? 0) };
  const nets = lessGoods(branch.nets, offFen, coupon, weights);
  const fees = groupFees(parcels, nets, groupCount);
  return {
    ...{ nets, goodsFen: branch.goodsFen - offFen, feesFen: total(fees), feesTakenFen: branch.feesTakenFen },
    goodsOff: branch.goodsOff.map((before, at) =>
      at <= n || before === 0 ? before : goodsOffAtMost(coupons[at] as ReadyCoupon, before, nets),
    ),
    feesOff: branch.feesOff.map((before, at) =>
      at <= n ? before : shippingOff(coupons[at] as ReadyCoupon, fees).offFen,
    ),
  };
}
