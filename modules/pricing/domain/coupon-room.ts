import type { ReadyCoupon } from './coupon-check.ts';
import { areTwins } from './coupon-order.ts';

/** Which of some coupons are in use, and which may join them: one template per stack group, so many of a template. */
export class CouponRoom {
  readonly coupons: readonly ReadyCoupon[];
  private readonly groupOf: readonly number[];
  private readonly templateOf: readonly number[];
  private readonly twinBefore: readonly boolean[];
  private readonly inUse: boolean[];
  /** The template that a group holds; -1 = none. */
  private readonly held: number[];
  private readonly count: number[];

  /** @param coupons In applying order, none of them exclusive. */
  constructor(coupons: readonly ReadyCoupon[]) {
    this.coupons = coupons;
    this.groupOf = numbered(coupons.map(({ offer }) => offer.stackGroup));
    this.templateOf = numbered(coupons.map(({ offer }) => offer.templateId));
    this.twinBefore = coupons.map((coupon, n) => {
      const before = coupons[n - 1];
      return before !== undefined && areTwins(before, coupon);
    });
    this.inUse = coupons.map(() => false);
    this.held = coupons.map(() => -1);
    this.count = coupons.map(() => 0);
  }

  used(): readonly ReadyCoupon[] {
    return this.coupons.filter((_, n) => this.inUse[n]);
  }

  isUsed(n: number): boolean {
    return this.inUse[n] === true;
  }

  mayTake(n: number): boolean {
    const held = this.held[this.groupOf[n] ?? 0] ?? -1;
    return (held === -1 || held === this.templateOf[n]) && this.roomOf(n) > 0;
  }

  /** Of coupons with the same terms the first is taken first: any other choice is the same set. */
  leftTwin(n: number): boolean {
    return this.twinBefore[n] === true && !this.isUsed(n - 1);
  }

  take(n: number): void {
    this.move(n, 1);
  }

  putBack(n: number): void {
    this.move(n, -1);
  }

  /**
   * The most that coupons from `n` on can add up to, when each is worth `worth`: the best template of each group,
   * as many of it as there is room for.
   */
  most(n: number, worth: (coupon: ReadyCoupon) => number): number {
    const seen = this.coupons.map(() => 0);
    const best = this.coupons.map(() => 0);
    const ofGroup = this.coupons.map(() => 0);
    for (let at = n; at < this.coupons.length; at += 1) {
      const coupon = this.coupons[at];
      if (coupon === undefined || !this.mayTake(at)) continue;
      const template = this.templateOf[at] ?? 0;
      const group = this.groupOf[at] ?? 0;
      seen[template] = Math.min((seen[template] ?? 0) + 1, this.roomOf(at));
      best[template] = Math.max(best[template] ?? 0, worth(coupon));
      ofGroup[group] = Math.max(ofGroup[group] ?? 0, (seen[template] ?? 0) * (best[template] ?? 0));
    }
    return ofGroup.reduce((sum, amount) => sum + amount, 0);
  }

  private roomOf(n: number): number {
    return (this.coupons[n]?.offer.maxPerOrder ?? 0) - (this.count[this.templateOf[n] ?? 0] ?? 0);
  }

  private move(n: number, by: 1 | -1): void {
    const template = this.templateOf[n] ?? 0;
    const count = (this.count[template] ?? 0) + by;
    this.count[template] = count;
    this.held[this.groupOf[n] ?? 0] = count === 0 ? -1 : template;
    this.inUse[n] = by === 1;
  }
}

function numbered(names: readonly string[]): readonly number[] {
  const numbers = new Map<string, number>();
  return names.map((name) => {
    const number = numbers.get(name) ?? numbers.size;
    numbers.set(name, number);
    return number;
  });
}
