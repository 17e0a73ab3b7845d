import type { ReadyCoupon } from './coupon-check.ts';
import { goodsOff, shippingOff } from './coupon-worth.ts';
import { groupFees, type Parcel } from './freight.ts';
import { worthOf } from './gifts.ts';
import { spread, type Tally } from './tally.ts';

/** What a set of coupons leaves to pay, before points. */
export interface Effect {
  readonly nets: readonly number[];
  /** Per group, after shipping coupons. */
  readonly fees: readonly number[];
  readonly costFen: number;
  readonly giftWorthFen: number;
  /** Per coupon, in the order applied. */
  readonly savedFen: readonly number[];
}

export interface Field {
  readonly parts: Tally['parts'];
  readonly nets: readonly number[];
  readonly parcels: readonly Parcel[];
  readonly groupCount: number;
}

/** `coupons` in applying order. */
export function effectOf(coupons: readonly ReadyCoupon[], field: Field): Effect {
  let nets = field.nets;
  const savedFen: number[] = [];
  for (const coupon of coupons) {
    if (coupon.offer.kind === 'shipping') continue;
    const { offFen, weights } = goodsOff(coupon, nets, field.parts);
    savedFen.push(offFen);
    if (offFen > 0) nets = lessGoods(nets, offFen, coupon, weights);
  }
  let fees: readonly number[] = groupFees(field.parcels, nets, field.groupCount);
  for (const coupon of coupons) {
    if (coupon.offer.kind !== 'shipping') continue;
    const { offFen, weights } = shippingOff(coupon, fees);
    savedFen.push(offFen);
    if (offFen > 0) fees = lessFees(fees, offFen, coupon, weights);
  }
  return {
    ...{ nets, fees, savedFen },
    costFen: total(nets) + total(fees),
    giftWorthFen: coupons.reduce((sum, coupon) => sum + giftWorth(coupon), 0),
  };
}

export function lessGoods(
  nets: readonly number[],
  offFen: number,
  { at }: ReadyCoupon,
  weights: readonly number[],
): number[] {
  const off = spread(offFen, at, weights, nets.length);
  return nets.map((net, part) => net - (off[part] ?? 0));
}

export function lessFees(
  fees: readonly number[],
  offFen: number,
  { groups }: ReadyCoupon,
  weights: readonly number[],
): number[] {
  const off = spread(offFen, groups, weights, fees.length);
  return fees.map((fee, group) => fee - (off[group] ?? 0));
}

/** A gift counts for something even when nobody said what it is worth. */
export function giftWorth({ offer, gifts }: ReadyCoupon): number {
  return offer.kind === 'gift' ? Math.max(1, worthOf(gifts)) : 0;
}

export function total(amounts: readonly number[]): number {
  let sum = 0;
  for (const amount of amounts) sum += amount;
  return sum;
}
