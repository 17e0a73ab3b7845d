import { type Promotion, price } from '#modules/pricing';
import { basket, limitedPrice, spendTier } from '../../support/priced-baskets.ts';

const taken = (...promotions: Promotion[]) =>
  price(basket([10_000], { promotions })).groups[0]?.lines[0]?.shares.map(({ source }) => source.id);

test('of time-limited prices that save the same the higher priority counts, then the first by number (MKT-10)', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((id) => limitedPrice(9_000, { id }));
  if (a === undefined || b === undefined || c === undefined) throw new Error('three offers');
  for (const offers of [
    [a, b, c],
    [c, b, a],
    [b, a, c],
  ])
    expect(taken(...offers)).toEqual(['a']);
  expect(taken(a, b, { ...c, priority: 1 })).toEqual(['c']);
  expect(taken({ ...c, priority: 1 }, a, { ...b, priority: 2 })).toEqual(['b']);
});

test('stack groups follow each other by their highest priority, then by name (MKT-09)', () => {
  const tier = (id: string, stackGroup: string, priority = 0) =>
    spendTier([[1, 100]], { id, stackGroup, priority });
  for (const offers of [
    [tier('x', 'g1'), tier('y', 'g2')],
    [tier('y', 'g2'), tier('x', 'g1')],
  ])
    expect(taken(...offers)).toEqual(['x', 'y']);
  expect(taken(tier('x', 'g1'), tier('y', 'g2', 1))).toEqual(['y', 'x']);
  const late = spendTier([[99_999, 100]], { id: 'z', stackGroup: 'g2', priority: 9 });
  expect(taken(tier('x', 'g1', 1), tier('y', 'g2'), late)).toEqual(['y', 'x']);
});
