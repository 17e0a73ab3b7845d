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
  /** Filled anew by each `most`, which is asked three times a branch. */
  private readonly seen: Float64Array;
  private readonly ofTemplate: Float64Array;
  private readonly ofGroup: Float64Array;

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
    this.seen = new Float64Array(coupons.length);
    this.ofTemplate = new Float64Array(coupons.length);
    this.ofGroup = new Float64Array(coupons.length);
  }

  used(): readonly ReadyCoupon[] {
    return this.coupons.filter((_, n) => this.inUse[n]);
  }

  mayTake(n: number): boolean {
    const held = this.held[this.groupOf[n] ?? 0] ?? -1;
    return (held === -1 || held === this.templateOf[n]) && this.roomOf(n) > 0;
  }

  /** Of coupons with the same terms the first is taken first: any other choice is the same set. */
  leftTwin(n: number): boolean {
    return this.twinBefore[n] === true && this.inUse[n - 1] !== true;
  }

  take(n: number): void {
    this.move(n, 1);
  }

  putBack(n: number): void {
    this.move(n, -1);
  }

  /**
   * The most that coupons from `n` on can add up to, when each is worth `worth` of its place: the best template of
   * each group, as many of it as there is room for.
   */
  most(n: number, worth: readonly number[]): number {
    this.ofTemplate.fill(0);
    this.ofGroup.fill(0);
    this.seen.fill(0);
    let sum = 0;
    for (let at = n; at < this.coupons.length; at += 1) {
      const amount = worth[at] ?? 0;
      if (amount === 0 || !this.mayTake(at)) continue;
      const template = this.templateOf[at] ?? 0;
      const group = this.groupOf[at] ?? 0;
      const count = Math.min((this.seen[template] ?? 0) + 1, this.roomOf(at));
      const best = Math.max(this.ofTemplate[template] ?? 0, amount);
      this.seen[template] = count;
      this.ofTemplate[template] = best;
      const more = count * best - (this.ofGroup[group] ?? 0);
      if (more <= 0) continue;
      this.ofGroup[group] = count * best;
      sum += more;
    }
    return sum;
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
