import { bps, fen } from '#kernel';
import { type PointsOffer, price } from '#modules/pricing';
import { amountOff, basket, points, rule } from '../../support/priced-baskets.ts';

const burnt = (priceFen: number, offer: PointsOffer) => {
  const { points: quoted, payableFen } = price(basket([priceFen], { points: offer }));
  return { ...quoted, payableFen };
};

test.each([
  [
    'as many whole units as the goods cost',
    2_050,
    points(9_999, 'max'),
    { burn: 2_000, worthFen: 2_000, payableFen: 50 },
  ],
  ['no more than she has', 2_050, points(799, 'max'), { burn: 700, worthFen: 700, payableFen: 1_350 }],
  [
    'what she asks for, in whole units',
    2_050,
    points(9_999, 350),
    { burn: 300, worthFen: 300, payableFen: 1_750 },
  ],
  [
    'never more than may be, whatever she asks for',
    2_050,
    points(9_999, 5_000),
    { burn: 2_000, payableFen: 50 },
  ],
  [
    'a part of the goods',
    2_050,
    points(9_999, 'max', { capBps: bps(5_000) }),
    { burn: 1_000, payableFen: 1_050 },
  ],
  ['none below the minimum', 2_050, points(9_999, 'max', { minGoodsFen: fen(2_051) }), { burn: 0, most: 0 }],
  [
    'none when she keeps them, but it says how many could be',
    2_050,
    points(9_999, 'none'),
    { burn: 0, most: 2_000 },
  ],
  ['from the minimum on', 2_050, points(9_999, 'max', { minGoodsFen: fen(2_050) }), { burn: 2_000 }],
  ['nothing where the shop has no rule', 20, points(70, 'max', { unitFen: fen(0) }), { burn: 0, most: 0 }],
  ['nothing for units of no points', 20, points(70, 'max', { unitPoints: 0 }), { burn: 0, most: 0 }],
  ['a whole basket', 2_000, points(9_999, 'max'), { burn: 2_000, payableFen: 0 }],
  [
    'units of ten points that are worth five fen',
    20,
    points(70, 'max', { unitPoints: 10, unitFen: fen(5) }),
    { burn: 40, worthFen: 20 },
  ],
])('points pay %s (MKT-01)', (_case, priceFen, offer, expected) => {
  expect(burnt(priceFen, offer)).toMatchObject(expected);
});

test('points come after coupons: the part that they may pay is of what goods cost then', () => {
  const offer = points(9_999, 'max', { capBps: bps(5_000) });
  const quote = price(basket([10_000], { coupons: [amountOff('a', 4_000)], points: offer }));
  expect(quote.points.worthFen).toBe(3_000);
});

test('points pay for goods, never for shipping, and do not take away free shipping', () => {
  const delivered = { fulfilment: 'delivery' as const, points: points(99_999, 'max') };
  const charged = price(basket([2_000], { ...delivered, shippingRules: [rule({})] }));
  expect(charged.payableFen).toBe(1_000);
  const free = price(basket([2_000], { ...delivered, shippingRules: [rule({ freeFromFen: fen(2_000) })] }));
  expect(free.payableFen).toBe(0);
});

test('the line says how much of it was paid with points', () => {
  const quote = price(basket([1_000, 2_000], { points: points(300, 'max') }));
  expect(quote.groups[0]?.lines.map(({ shares }) => shares)).toEqual([
    [{ source: { kind: 'points', id: 'points' }, amountFen: 100 }],
    [{ source: { kind: 'points', id: 'points' }, amountFen: 200 }],
  ]);
});
