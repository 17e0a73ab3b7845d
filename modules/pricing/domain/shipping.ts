import { type Fen, fen } from '#kernel';
import type { PricingContext } from './context.ts';
import type { ReadyCoupon } from './coupon-check.ts';
import { lessFees } from './coupon-effect.ts';
import { shippingOff } from './coupon-worth.ts';
import { groupFees, type Parcel, travelsFree } from './freight.ts';
import type { DiscountShare, DiscountSource } from './quote.ts';
import type { Tally } from './tally.ts';
import { plainYuan } from './yuan.ts';

/** What bringing one group costs, and who pays part of it. */
export interface GroupShipping {
  readonly label: string;
  readonly feeFen: Fen;
  readonly shares: readonly (DiscountShare & { readonly label: string })[];
  /** More than one rule: each with its fee. */
  readonly parcels: readonly { readonly name: string; readonly feeFen: number }[];
}

/**
 * Steps 7 and 8. Whether a parcel travels free is decided by its goods after promotions and coupons; points are a way
 * to pay and do not make it dearer to bring.
 */
export function shipping(
  tally: Tally,
  parcels: readonly Parcel[],
  nets: readonly number[],
  used: readonly ReadyCoupon[],
): readonly GroupShipping[] {
  const { groups } = tally.basket.context;
  const shares: (DiscountShare & { readonly label: string })[][] = groups.map(() => []);
  const fees = groups.map(() => 0);
  for (const parcel of parcels) {
    if (travelsFree(parcel, nets)) continue;
    fees[parcel.group] = (fees[parcel.group] ?? 0) + (parcel.feesFen[0] ?? 0);
    for (const [n, { promotion }] of tally.freeShipping.entries()) {
      const savedFen = (parcel.feesFen[n] ?? 0) - (parcel.feesFen[n + 1] ?? 0);
      const source: DiscountSource = { kind: 'spend_tier', id: promotion.id };
      if (savedFen > 0)
        shares[parcel.group]?.push({ source, amountFen: fen(savedFen), label: promotion.name });
    }
  }
  let left = groupFees(parcels, nets, groups.length);
  for (const coupon of used) {
    const { offFen, weights } = shippingOff(coupon, left);
    if (offFen === 0) continue;
    const after = lessFees(left, offFen, coupon, weights);
    const source: DiscountSource = { kind: 'coupon', id: coupon.offer.id };
    for (const [group, feeFen] of left.entries()) {
      const savedFen = feeFen - (after[group] ?? 0);
      if (savedFen > 0) shares[group]?.push({ source, amountFen: fen(savedFen), label: coupon.offer.name });
    }
    left = after;
  }
  return groups.map((group, n) => {
    const ours = parcels.filter((parcel) => parcel.group === n && parcel.at.length > 0);
    return {
      label: labelOf(group, ours, nets),
      feeFen: fen(fees[n] ?? 0),
      shares: shares[n] ?? [],
      parcels: ours.map((parcel) => ({
        name: parcel.rule.name,
        feeFen: travelsFree(parcel, nets) ? 0 : (parcel.feesFen[0] ?? 0),
      })),
    };
  });
}

function labelOf(
  { storeName, fulfilment }: PricingContext['groups'][number],
  parcels: readonly Parcel[],
  nets: readonly number[],
): string {
  if (fulfilment === 'pickup') return `${storeName}自提，免运费`;
  const [only] = parcels;
  if (only !== undefined && parcels.length === 1 && travelsFree(only, nets))
    return `${storeName}配送，满${plainYuan(only.rule.freeFromFen ?? 0)}元免运费`;
  const charged = parcels.some(({ feesFen }) => (feesFen[0] ?? 0) > 0);
  return charged ? `${storeName}配送费` : `${storeName}配送，包邮`;
}
