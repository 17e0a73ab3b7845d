import fc from 'fast-check';
import { bps, fen } from '#kernel';
import { memberPrice } from '../../../modules/catalog/domain/member-price.ts';

test.each([
  ['without a level she pays what everybody pays', 10_000, null, 8_000, 10_000],
  ['nine and a half tenths (九五折)', 10_000, { level: 2, discountBps: bps(500) }, null, 9_500],
  ['half a fen is rounded up', 999, { level: 1, discountBps: bps(500) }, null, 949],
  [
    'a price set for her level counts when it is lower',
    10_000,
    { level: 2, discountBps: bps(500) },
    9_000,
    9_000,
  ],
  ['… and not when it is higher', 10_000, { level: 2, discountBps: bps(500) }, 9_900, 9_500],
  ['a level makes nothing dearer', 5_000, { level: 2, discountBps: bps(0) }, 6_000, 5_000],
])('(CAT-05) %s', (_case, storeFen, standing, tierFen, expected) => {
  expect(memberPrice(fen(storeFen), standing, tierFen === null ? null : fen(tierFen))).toBe(expected);
});

test('(CAT-05) a level never makes anything dearer, and no price falls below nothing', () => {
  fc.assert(
    fc.property(
      fc.nat({ max: 10_000_000 }),
      fc.nat({ max: 10_000 }),
      fc.option(fc.nat({ max: 10_000_000 })),
      (storeFen, discount, tierFen) => {
        const standing = { level: 1, discountBps: bps(discount) };
        const price = memberPrice(fen(storeFen), standing, tierFen === null ? null : fen(tierFen));
        expect(price).toBeLessThanOrEqual(storeFen);
        expect(price).toBeGreaterThanOrEqual(0);
      },
    ),
  );
});
