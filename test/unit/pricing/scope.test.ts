import type { ProductId, StoreId } from '#kernel';
import { fen } from '#kernel';
import { openBasket } from '../../../modules/pricing/domain/basket.ts';
import type { OfferScope } from '../../../modules/pricing/domain/offers.ts';
import { linesInScope, namesGoods } from '../../../modules/pricing/domain/scope.ts';
import { sku } from '../../support/priced-baskets.ts';

const line = (n: number, more: object) => ({
  ...{ skuId: sku(n), title: `商品${n}`, quantity: 1, storePriceFen: fen(100), ...more },
});
const group = (storeId: string, lines: readonly ReturnType<typeof line>[]) => ({
  ...{ storeId: storeId as StoreId, storeName: storeId, fulfilment: 'pickup' as const, lines },
});
const GROUPS = [
  group('here', [
    line(1, { productId: 'prd_1' as ProductId, categoryIds: ['eyes', 'all'], tags: ['new'], brand: 'A' }),
    line(2, { productId: 'prd_2' as ProductId, categoryIds: ['all'], brand: null }),
  ]),
  group('there', [line(3, { tags: ['new', 'red'], brand: 'B', modifiersFen: fen(30) }), line(1, {})]),
];
const match = (scope: OfferScope, channel?: 'pos' | 'mini_program') => {
  const context = channel === undefined ? { groups: GROUPS } : { groups: GROUPS, channel };
  const { lines, miss } = linesInScope(scope, openBasket(context));
  return miss ?? [...lines].join('');
};
const stores = (...ids: string[]) => ({ storeIds: ids as StoreId[] });

test.each<[string, OfferScope, string]>([
  ['everything', {}, '1111'],
  ['an article, wherever it lies', { include: { skuIds: [sku(1)] } }, '1001'],
  ['a product', { include: { productIds: ['prd_2' as ProductId] } }, '0100'],
  ['a category', { include: { categoryIds: ['all'] } }, '1100'],
  ['a tag', { include: { tags: ['new'] } }, '1010'],
  ['a brand', { include: { brands: ['B'] } }, '0010'],
  ['one or the other', { include: { tags: ['red'], categoryIds: ['eyes'] } }, '1010'],
  ['a store', { include: stores('there') }, '0011'],
  ['an article at a store', { include: { ...stores('there'), skuIds: [sku(1)] } }, '0001'],
  ['all but a store', { exclude: stores('there') }, '1100'],
  ['all but an article', { exclude: { skuIds: [sku(1)] } }, '0110'],
  ['a tag but for a brand', { include: { tags: ['new'] }, exclude: { brands: ['A'] } }, '0010'],
  ['lists that are empty ask nothing', { include: { skuIds: [], storeIds: [], channels: [] } }, '1111'],
  ['goods that nobody took', { include: { skuIds: [sku(9)] } }, 'goods'],
  ['goods, all of them left out', { exclude: { skuIds: [sku(1), sku(2), sku(3)] } }, 'goods'],
  ['goods that lie at another store', { include: { ...stores('here'), skuIds: [sku(3)] } }, 'goods'],
  ['a store that is not in the basket', { include: stores('elsewhere') }, 'store'],
  ['no store that is in it', { exclude: stores('here', 'there') }, 'store'],
])('an offer for %s (MKT-03)', (_case, scope, lines) => {
  expect(match(scope)).toBe(lines);
});

test.each<[OfferScope, 'pos' | undefined, string]>([
  [{ include: { channels: ['pos'] } }, 'pos', '1111'],
  [{ include: { channels: ['mini_program'] } }, 'pos', 'channel'],
  [{ include: { channels: ['pos'] } }, undefined, 'channel'],
  [{ exclude: { channels: ['pos'] } }, 'pos', 'channel'],
  [{ exclude: { channels: ['mini_program'] } }, 'pos', '1111'],
  [{ exclude: { channels: ['pos'] } }, undefined, '1111'],
])('an offer %j for who buys at %s: %s', (scope, channel, lines) => {
  expect(match(scope, channel)).toBe(lines);
});

test('what is refused for its channel or store is in scope nowhere', () => {
  const basket = openBasket({ groups: GROUPS });
  for (const scope of [{ include: { channels: ['pos' as const] } }, { include: stores('elsewhere') }])
    expect([...linesInScope(scope, basket).lines]).toEqual([0, 0, 0, 0]);
});

test('a scope that names goods makes an item coupon; stores and channels do not', () => {
  for (const include of [
    ...[{ skuIds: [sku(1)] }, { productIds: ['p' as ProductId] }, { categoryIds: ['c'] }],
    ...[{ tags: ['t'] }, { brands: ['b'] }],
  ])
    expect(namesGoods({ include })).toBe(true);
  for (const scope of [{}, { include: {} }, { include: { ...stores('here'), channels: ['pos' as const] } }])
    expect(namesGoods(scope)).toBe(false);
  expect(namesGoods({ include: { skuIds: [] } })).toBe(false);
});

test('a line knows its group and what one piece costs with what was added to it', () => {
  const { lines } = openBasket({ groups: GROUPS });
  expect(lines.map(({ group: n, storeId, unitPriceFen }) => [n, storeId, unitPriceFen])).toEqual([
    [0, 'here', 100],
    [0, 'here', 100],
    [1, 'there', 130],
    [1, 'there', 100],
  ]);
});
