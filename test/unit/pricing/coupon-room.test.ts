import { price } from '#modules/pricing';
import type { ReadyCoupon } from '../../../modules/pricing/domain/coupon-check.ts';
import { CouponRoom } from '../../../modules/pricing/domain/coupon-room.ts';
import { amountOff, basket, percentOff, sku } from '../../support/priced-baskets.ts';

const ready = (templateId: string, stackGroup: string, maxPerOrder = 1, more: object = {}): ReadyCoupon => ({
  offer: amountOff('any', 500, { templateId, stackGroup, maxPerOrder, ...more }),
  ...{ at: [0], groups: [0], gifts: [] },
});
/** Two of template a (both may go), one of b in the same group, two of c of which one may go. */
const wallet = () =>
  new CouponRoom([
    ...[
      ready('a', 'x', 2),
      ready('a', 'x', 2),
      ready('b', 'x'),
      ready('c', 'y'),
      ready('c', 'y', 1, { priority: 1 }),
    ],
  ]);
const free = (room: CouponRoom) => room.coupons.map((_, n) => room.mayTake(n));

test('one template of a stack group, so many of a template as the order takes (MKT-02)', () => {
  const room = wallet();
  expect(free(room)).toEqual([true, true, true, true, true]);
  room.take(0);
  expect(free(room)).toEqual([true, true, false, true, true]);
  room.take(1);
  expect(free(room)).toEqual([false, false, false, true, true]);
  expect(room.used()).toEqual([room.coupons[0], room.coupons[1]]);
  room.putBack(1);
  expect(free(room)).toEqual([true, true, false, true, true]);
  room.putBack(0);
  room.take(2);
  expect(free(room)).toEqual([false, false, false, true, true]);
  room.take(4);
  expect(free(room)).toEqual([false, false, false, false, false]);
});

test('of two with the same terms the first is taken first', () => {
  const room = wallet();
  const left = () => room.coupons.map((_, n) => room.leftTwin(n));
  expect(left()).toEqual([false, true, false, false, false]);
  room.take(0);
  expect(left()).toEqual([false, false, false, false, false]);
});

test('what coupons can add up to: the best template of each group, as many as there is room for', () => {
  const room = wallet();
  const worth = [300, 200, 500, 70, 90];
  // 2 × 300 of a, which is more than b; and the better one of c.
  expect(room.most(0, worth)).toBe(690);
  expect(room.most(1, worth)).toBe(590);
  expect(room.most(3, worth)).toBe(90);
  expect(room.most(4, [9, 9, 9, 9, 0])).toBe(0);
  expect(room.most(5, worth)).toBe(0);
  room.take(0);
  expect(room.most(1, worth)).toBe(290);
  room.take(3);
  expect(room.most(1, worth)).toBe(200);
  room.putBack(3);
  room.putBack(0);
  expect(room.most(0, worth)).toBe(690);
  expect(new CouponRoom([]).most(0, [])).toBe(0);
});

test('groups and templates are told apart by their names, wherever they stand', () => {
  const room = new CouponRoom([ready('a', 'x'), ready('b', 'y'), ready('c', 'x'), ready('d', 'y')]);
  expect(room.most(0, [5, 7, 6, 1])).toBe(13);
  room.take(2);
  expect(free(room)).toEqual([false, true, false, true]);
});

test('a full wallet is decided within the branches that are looked into: leaving out what is hopeless suffices', () => {
  const coupons = Array.from({ length: 20 }, (_, n) => {
    const scope = { include: { skuIds: [sku(1 + (n % 4))] } };
    const terms = { scope, stackGroup: `${n % 7}` };
    return n % 3 === 0 ? percentOff(`${n}`, 8_000 + 83 * n, terms) : amountOff(`${n}`, 900 + 37 * n, terms);
  });
  const { coupons: found } = price(basket([9_000, 7_000, 5_000, 3_000], { coupons }));
  expect(found.best).toBe(true);
  expect(found.used).toHaveLength(7);
});
