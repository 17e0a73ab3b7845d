import { type Branch, branchAfter, firstBranch } from './coupon-branch.ts';
import type { ReadyCoupon } from './coupon-check.ts';
import { type Effect, effectOf, type Field, giftWorth } from './coupon-effect.ts';
import { CouponRoom } from './coupon-room.ts';
import type { CouponOffer } from './offers.ts';

/**
 * So many branches are looked into; then the best set so far is taken, and the quote says that it is unproven. 300
 * full wallets of 20 coupons took 20 in the middle and 1 850 at most.
 */
const BRANCHES_MAX = 10_000;

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
  search.run();
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
  private readonly gifts: readonly number[];

  constructor(coupons: readonly ReadyCoupon[], field: Field) {
    this.room = new CouponRoom(coupons);
    this.field = field;
    this.gifts = coupons.map(giftWorth);
    this.best = { used: [], effect: effectOf([], field) };
  }

  run(): void {
    const first = firstBranch(this.room.coupons, this.field);
    this.best = better(this.best, this.atFirstSight(first), this.field);
    this.visit(0, first);
  }

  /** Whatever gives most by itself, then what still goes with it: seldom far from the best, so it prunes early. */
  private atFirstSight({ goodsOff, feesOff }: Branch): readonly ReadyCoupon[] {
    const worth = (n: number) => (goodsOff[n] ?? 0) + (feesOff[n] ?? 0) + (this.gifts[n] ?? 0);
    const taken = [...this.room.coupons.keys()]
      .sort((a, b) => worth(b) - worth(a) || a - b)
      .filter((n) => {
        const fits = worth(n) > 0 && this.room.mayTake(n);
        if (fits) this.room.take(n);
        return fits;
      });
    const used = this.room.used();
    for (const n of taken) this.room.putBack(n);
    return used;
  }

  private visit(n: number, branch: Branch): void {
    this.branches += 1;
    if (this.branches > BRANCHES_MAX || this.isHopeless(n, branch)) return;
    if (n === this.room.coupons.length) {
      this.best = better(this.best, this.room.used(), this.field);
      return;
    }
    const gives = (branch.goodsOff[n] ?? 0) + (branch.feesOff[n] ?? 0) + (this.gifts[n] ?? 0) > 0;
    if (gives && this.room.mayTake(n) && !this.room.leftTwin(n)) {
      this.room.take(n);
      this.visit(n + 1, branchAfter(branch, n, this.room.coupons, this.field));
      this.room.putBack(n);
    }
    this.visit(n + 1, branch);
  }

  /** No set that goes on from here is better than the best one known. */
  private isHopeless(n: number, { goodsFen, goodsOff, feesFen, feesOff, feesTakenFen }: Branch): boolean {
    const { costFen, giftWorthFen } = this.best.effect;
    const leastFen =
      Math.max(0, goodsFen - this.room.most(n, goodsOff)) +
      Math.max(0, feesFen - feesTakenFen - this.room.most(n, feesOff));
    if (leastFen !== costFen) return leastFen > costFen;
    const gifts = this.room.used().reduce((sum, coupon) => sum + giftWorth(coupon), 0);
    return gifts + this.room.most(n, this.gifts) <= giftWorthFen;
  }
}

function better(best: Candidate, used: readonly ReadyCoupon[], field: Field): Candidate {
  const effect = effectOf(used, field);
  const { costFen, giftWorthFen } = best.effect;
  const wins = effect.costFen < costFen || (effect.costFen === costFen && effect.giftWorthFen > giftWorthFen);
  return wins ? { used, effect } : best;
}

/**
 * A coupon that changes nothing stays in the wallet. That takes another one which could not give all that it is
 * worth, because too little was left: without such a one nothing is tried, which saves a third of a quote.
 */
function withoutIdle(used: readonly ReadyCoupon[], field: Field): readonly ReadyCoupon[] {
  const { costFen, giftWorthFen, savedFen } = effectOf(used, field);
  if (!used.some(({ offer }, n) => wasCutShort(offer, savedFen[n] ?? 0))) return used;
  return used.reduce((kept, coupon) => {
    const rest = kept.filter((each) => each !== coupon);
    const without = effectOf(rest, field);
    return without.costFen === costFen && without.giftWorthFen === giftWorthFen ? rest : kept;
  }, used);
}

function wasCutShort(offer: CouponOffer, savedFen: number): boolean {
  if (offer.kind === 'percent') return offer.payBps === 0;
  return offer.kind !== 'gift' && (offer.offFen === null || savedFen < offer.offFen);
}
