import { type Promotion, price } from '#modules/pricing';
import { basket, rule, sku, spendTier } from '../../support/priced-baskets.ts';

/** For these goods, in the order of the basket. */
const on = (id: string, goods: readonly number[], from: number, offFen: number) =>
  spendTier([[from, offFen]], { id, scope: { include: { skuIds: goods.map(sku) } } });
const priced = (count: number, promotions: readonly Promotion[]) =>
  price(basket(new Array<number>(count).fill(10_000), { promotions }));
const off = (...given: Parameters<typeof priced>) =>
  priced(...given).groups.reduce((sum, { discountFen }) => sum + discountFen, 0);
const counted = (...given: Parameters<typeof priced>) => [
  ...new Set(
    priced(...given).groups.flatMap(({ lines }) =>
      lines.flatMap(({ shares }) => shares.map(({ source }) => source.id)),
    ),
  ),
];
const numbers = (count: number) => Array.from({ length: count }, (_, n) => n + 1);
/** One that wants all goods, and one for each of them: those are worth more together. */
const oneOrAll = (goods: readonly number[]) => [
  on('all', goods, 10_000 * goods.length, 700 * goods.length),
  ...goods.map((n) => on(`one-${n}`, [n], 1, 1_000)),
];

test('up to six offers for the same goods count in the order that is worth most; of seven the dearest goes first (MKT-09)', () => {
  expect(off(5, oneOrAll(numbers(5)))).toBe(5_000);
  expect(off(6, oneOrAll(numbers(6)))).toBe(4_200);
  expect(counted(6, oneOrAll(numbers(6)))).toEqual(['all']);
});

test('offers that share no goods are not counted together: three and four of them are each put in their best order', () => {
  const here = oneOrAll([1, 2, 3]);
  const there = oneOrAll([4, 5]).map((one) => ({ ...one, id: `${one.id}-there` }));
  expect(off(5, [...here, ...there])).toBe(5_000);
});

test('goods may be shared through a third offer: then all three are put in order together', () => {
  const through = [
    on('a', [1, 2], 10_000, 1_000),
    on('b', [3, 4], 10_000, 1_000),
    on('between', [2, 3], 20_000, 900),
  ];
  expect(off(4, through)).toBe(2_900);
  expect(off(4, through.toReversed())).toBe(2_900);
});

test('of seven offers that are worth the same the first by number counts, in whatever order they come', () => {
  const same = numbers(7).map((n) => on(`p${n}`, [1, 2], 1, 500));
  expect(counted(2, same)).toEqual(['p1']);
  expect(counted(2, same.toReversed())).toEqual(['p1']);
});

test('of two orders that are worth the same the first by number goes first, in whatever order they come', () => {
  const pair = [on('a', [1, 2], 1, 1_000), on('b', [2, 3], 1, 1_000)];
  for (const promotions of [pair, pair.toReversed()])
    expect(priced(3, promotions).groups[0]?.lines.map(({ discountFen }) => discountFen)).toEqual([
      ...[500, 500, 1_000],
    ]);
  const alike = [on('a', [1], 1, 1_000), on('b', [1], 1, 1_000)];
  for (const promotions of [alike, alike.toReversed()]) expect(counted(1, promotions)).toEqual(['a']);
});

test('an offer that is not reached is in nobody’s way: seven with such a one are still put in their best order', () => {
  expect(off(5, [...oneOrAll(numbers(5)), on('far', numbers(5), 999_999, 9_000)])).toBe(5_000);
});

test('two offers of free shipping follow each other: the second pays for what the first left (MKT-09)', () => {
  const free = (id: string, goods: readonly number[], priority: number) =>
    spendTier([[1, { kind: 'free_shipping' }]], {
      ...{ id, priority, stackGroup: id },
      scope: { include: { skuIds: goods.map(sku) } },
    });
  const promotions = [free('one', [1], 1), free('rest', [2, 3], 0)];
  const sent = price(
    basket([100, 100, 100], { fulfilment: 'delivery', shippingRules: [rule({})], promotions }),
  );
  expect(sent.groups[0]).toMatchObject({
    ...{ shippingFeeFen: 1_600, shippingFen: 0 },
    shippingShares: [
      { source: { kind: 'spend_tier', id: 'one' }, amountFen: 300 },
      { source: { kind: 'spend_tier', id: 'rest' }, amountFen: 1_300 },
    ],
  });
});

test('who has nothing that an offer is for is not told to buy more of it (凑单)', () => {
  expect(priced(1, [on('other', [9], 20_000, 500)]).nearMisses).toEqual([]);
});
