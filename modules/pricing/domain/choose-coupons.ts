import { fen } from '#kernel';
import { checkCoupon, type ReadyCoupon, unusable } from './coupon-check.ts';
import { type Effect, effectOf, type Field, giftWorth } from './coupon-effect.ts';
import { areTwins, inApplyingOrder } from './coupon-order.ts';
import { bestCoupons, type Found } from './coupon-search.ts';
import { goodsOff, shippingOff } from './coupon-worth.ts';
import { groupFees, type Parcel } from './freight.ts';
import { giftsBy } from './goods-coupons.ts';
import type { CouponOffer } from './offers.ts';
import type { QuoteCoupons, UnusableCoupon } from './quote.ts';
import { conflictOf } from './stacking.ts';
import type { Tally } from './tally.ts';

/** Among so many coupons the best set is searched; more are left out by what each saves alone. */
const COUPONS_COMPARED_MAX = 20;

interface Chosen {
  /** In applying order. */
  readonly used: readonly ReadyCoupon[];
  readonly answer: QuoteCoupons;
}

/** Which coupons count (MKT-02): the buyer's own choice, checked again, or the best there is. */
export function chooseCoupons(tally: Tally, parcels: readonly Parcel[]): Chosen {
  const { coupons = [], couponChoice = 'best', groups } = tally.basket.context;
  const field: Field = { parts: tally.parts, nets: tally.nets, parcels, groupCount: groups.length };
  const checked = [...new Map(coupons.map((coupon) => [coupon.id, coupon])).values()].map((coupon) =>
    checkCoupon(coupon, tally),
  );
  const ready = inApplyingOrder(checked.filter((each) => 'offer' in each));
  const hindered = checked.filter((each) => 'code' in each);

  const { used: wanted, proven } =
    couponChoice === 'best' ? best(ready, field) : ownChoice(ready, couponChoice, field);
  const { used, given } = whatGives(wanted, tally);
  const effect = effectOf(used, field);
  const left = ready.filter((coupon) => !used.includes(coupon));
  const isGivenOut = (coupon: ReadyCoupon) =>
    coupon.offer.kind === 'gift' && giftsBy(coupon, given, tally.basket.context).length === 0;
  const reasons = left.map(
    (coupon) => whyNot(coupon, used, effect, field) ?? (isGivenOut(coupon) ? givenOut(coupon) : undefined),
  );
  return {
    used,
    answer: {
      used: used.map(({ offer }, n) => ({ ...named(offer), savedFen: fen(effect.savedFen[n] ?? 0) })),
      available: left.filter((_, n) => reasons[n] === undefined).map(({ offer }) => named(offer)),
      unusable: [...reasons.filter((reason) => reason !== undefined), ...hindered],
      best: proven,
    },
  };
}

function best(ready: readonly ReadyCoupon[], field: Field): Found {
  const distinct = ready.filter(
    (coupon, n) =>
      ready.slice(0, n).filter((earlier) => areTwins(earlier, coupon)).length < coupon.offer.maxPerOrder,
  );
  if (distinct.length <= COUPONS_COMPARED_MAX) return bestCoupons(distinct, field);
  const compared = [...distinct]
    .sort((a, b) => alone(b, field.nets, field) - alone(a, field.nets, field))
    .slice(0, COUPONS_COMPARED_MAX);
  return {
    ...bestCoupons(
      distinct.filter((coupon) => compared.includes(coupon)),
      field,
    ),
    proven: false,
  };
}

/** As many of hers as may stand together, in applying order; what takes nothing off stays in the wallet. */
function ownChoice(ready: readonly ReadyCoupon[], ids: readonly string[], field: Field): Found {
  const together: ReadyCoupon[] = [];
  for (const coupon of ready)
    if (ids.includes(coupon.offer.id) && conflictOf(coupon.offer, offers(together)) === undefined)
      together.push(coupon);
  const { savedFen } = effectOf(together, field);
  const used = together.filter((coupon, n) => (savedFen[n] ?? 0) + giftWorth(coupon) > 0);
  return { used, proven: false };
}

/** Two coupons for the last piece of a gift: the second one has nothing to give and stays in the wallet. */
function whatGives(wanted: readonly ReadyCoupon[], { gifts, basket }: Tally) {
  let given = gifts;
  const used = wanted.filter((coupon) => {
    const more = giftsBy(coupon, given, basket.context);
    given = given.concat(more);
    return coupon.offer.kind !== 'gift' || more.length > 0;
  });
  return { used, given };
}

function givenOut({ offer }: ReadyCoupon): UnusableCoupon {
  return unusable(offer, 'gift_out_of_stock', '剩余赠品已由其他券领取', {}, true);
}

/** Undefined = it could be used as well. */
function whyNot(
  coupon: ReadyCoupon,
  used: readonly ReadyCoupon[],
  { nets, fees }: Effect,
  { parts }: Field,
): UnusableCoupon | undefined {
  const conflict = conflictOf(coupon.offer, offers(used));
  if (conflict === undefined) {
    const gives = goodsOff(coupon, nets, parts).offFen + shippingOff(coupon, fees).offFen + giftWorth(coupon);
    return gives > 0 ? undefined : unusable(coupon.offer, 'nothing_to_reduce', '没有可抵扣的金额');
  }
  const { code, beside } = conflict;
  const text = code === 'too_many' ? `每单限用${coupon.offer.maxPerOrder}张` : `与「${beside.name}」互斥`;
  return unusable(coupon.offer, code, text, { couponId: beside.id }, true);
}

function alone(coupon: ReadyCoupon, nets: readonly number[], { parts, parcels, groupCount }: Field): number {
  const fees = groupFees(parcels, nets, groupCount);
  return goodsOff(coupon, nets, parts).offFen + shippingOff(coupon, fees).offFen + giftWorth(coupon);
}

function offers(coupons: readonly ReadyCoupon[]): readonly CouponOffer[] {
  return coupons.map(({ offer }) => offer);
}

function named({ id, templateId, name }: CouponOffer) {
  return { id, templateId, name };
}
