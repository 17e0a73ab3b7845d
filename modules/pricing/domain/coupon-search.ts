import type { ReadyCoupon } from './coupon-check.ts';
import { type Effect, effectOf, type Field, giftWorth, lessGoods, total } from './coupon-effect.ts';
import { CouponRoom } from './coupon-room.ts';
import { goodsOff, shippingOff } from './coupon-worth.ts';
import { groupFees } from './freight.ts';

/** So many branches are looked into; then the best set so far is taken, and the quote says that it is unproven. */
const BRANCHES_MAX = 20_000;

export interface Found {
  readonly used: readonly ReadyCoupon[];
  /** Every other set was looked at, or shown not to be better. */
  readonly proven: boolean;
}

/**
 * The set of coupons that leaves the buyer least to pay in money and points together, then with the most worth in
 * gifts, then with no coupon that changes nothing.
 *
 * Branch and bound: coupons are taken or left in applying order. Thresholds were checked before (MKT-03), so whatever
 * a coupon takes off now, it takes off no more later: goods only become cheaper. Fees only rise, because less goods
 * travel free less often. The best coupons left in each stack group therefore bound what a branch can still save.
 *
 * @param coupons At most 20, in applying order.
 */
export function bestCoupons(coupons: readonly ReadyCoupon[], field: Field): Found {
  const search = new Search(
    coupons.filter(({ offer }) => !offer.exclusive),
    field,
  );
  search.visit(0, field.nets, 0);
  let best = search.best;
  for (const coupon of coupons) if (coupon.offer.exclusive) best = better(best, [coupon], field);
  return { used: withoutIdle(best.used, field), proven: search.branches <= BRANCHES_MAX };
}

interface Candidate {
  readonly used: readonly ReadyCoupon[];
  readonly effect: Effect;
}

class Search {
  best: Candidate;
  branches = 0;
  private readonly room: CouponRoom;
  private readonly field: Field;

  constructor(coupons: readonly ReadyCoupon[], field: Field) {
    this.room = new CouponRoom(coupons);
    this.field = field;
    this.best = { used: [], effect: effectOf([], field) };
  }

  /**
   * Coupons from `n` on, when goods cost `nets` by now and shipping coupons in use take at most `feesOffFen` off the
   * fees.
   */
  visit(n: number, nets: readonly number[], feesOffFen: number): void {
    this.branches += 1;
    if (this.branches > BRANCHES_MAX) return;
    const coupon = this.room.coupons[n];
    if (coupon === undefined) {
      this.best = better(this.best, this.room.used(), this.field);
      return;
    }
    const fees = groupFees(this.field.parcels, nets, this.field.groupCount);
    if (this.isHopeless(n, nets, fees, feesOffFen)) return;
    const goods = goodsOff(coupon, nets, this.field.parts);
    const shipping = shippingOff(coupon, fees);
    const gives = goods.offFen + shipping.offFen + giftWorth(coupon) > 0;
    if (gives && this.room.mayTake(n) && !this.room.leftTwin(n)) {
      this.room.take(n);
      const after = goods.offFen > 0 ? lessGoods(nets, goods.offFen, coupon, goods.weights) : nets;
      this.visit(n + 1, after, feesOffFen + shipping.offFen);
      this.room.putBack(n);
    }
    this.visit(n + 1, nets, feesOffFen);
  }

  /** No set that goes on from here is better than the best one known. */
  private isHopeless(
    n: number,
    nets: readonly number[],
    fees: readonly number[],
    feesOffFen: number,
  ): boolean {
    const { costFen, giftWorthFen } = this.best.effect;
    const goodsOffFen = this.room.most(n, (coupon) => goodsOff(coupon, nets, this.field.parts).offFen);
    const moreFeesOffFen = this.room.most(n, (coupon) => shippingOff(coupon, fees).offFen);
    const leastFen =
      Math.max(0, total(nets) - goodsOffFen) + Math.max(0, total(fees) - feesOffFen - moreFeesOffFen);
    if (leastFen !== costFen) return leastFen > costFen;
    const gifts = this.room.used().reduce((sum, coupon) => sum + giftWorth(coupon), 0);
    return gifts + this.room.most(n, giftWorth) <= giftWorthFen;
  }
}

function better(best: Candidate, used: readonly ReadyCoupon[], field: Field): Candidate {
  const effect = effectOf(used, field);
  const { costFen, giftWorthFen } = best.effect;
  const wins = effect.costFen < costFen || (effect.costFen === costFen && effect.giftWorthFen > giftWorthFen);
  return wins ? { used, effect } : best;
}

/** A coupon that changes nothing stays in the wallet. */
function withoutIdle(used: readonly ReadyCoupon[], field: Field): readonly ReadyCoupon[] {
  const { costFen, giftWorthFen } = effectOf(used, field);
  return used.reduce((kept, coupon) => {
    const rest = kept.filter((each) => each !== coupon);
    const without = effectOf(rest, field);
    return without.costFen === costFen && without.giftWorthFen === giftWorthFen ? rest : kept;
  }, used);
}
