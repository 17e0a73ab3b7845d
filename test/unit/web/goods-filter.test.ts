import type { ProductFacets } from '../../../web-demo/storefront/src/api/search-contract.ts';
import {
  chosenCount,
  filterGroups,
  filterQuery,
  type GoodsFilter,
} from '../../../web-demo/storefront/src/model/goods-filter.ts';

const FACETS: ProductFacets = {
  total: 5,
  brands: [{ value: '通衢', count: 3 }],
  categories: [],
  tryOn: [],
  prices: [
    { minFen: 0, maxFen: 4_999, count: 2 },
    { minFen: 5_000, maxFen: 9_999, count: 1 },
    { minFen: 100_000, maxFen: null, count: 2 },
  ],
  sold: [],
  isNew: 0,
  inStock: 4,
};

const keysOf = (filter: GoodsFilter, facets = FACETS) =>
  filterGroups(facets, filter).flatMap(({ keys }) => keys);
function tap(filter: GoodsFilter, label: string, facets = FACETS): GoodsFilter {
  const key = keysOf(filter, facets).find((each) => each.label === label);
  if (key === undefined) throw new Error(`there is no ${label}`);
  return key.next;
}

test('(CAT-04) she is offered what leaves something, and nothing else', () => {
  expect(keysOf({}).map(({ label, count }) => [label, count])).toEqual([
    ['本店有货', 4],
    ['50 元以下', 2],
    ['50–100 元', 1],
    ['1,000 元以上', 2],
    ['通衢', 3],
  ]);
});

test('(CAT-04) one band of prices and one brand at a time, all kinds together; the same key again lets go', () => {
  const band = tap(tap({}, '50 元以下'), '50–100 元');
  expect(filterQuery(band)).toEqual({ priceMinFen: 5_000, priceMaxFen: 9_999 });
  const three = tap(tap(band, '通衢'), '本店有货');
  expect(filterQuery(three)).toEqual({
    ...{ priceMinFen: 5_000, priceMaxFen: 9_999 },
    ...{ brand: '通衢', inStock: 'true' },
  });
  expect(chosenCount(three)).toBe(3);
  expect(filterQuery(tap(tap(three, '50–100 元'), '本店有货'))).toEqual({ brand: '通衢' });
  expect(filterQuery(tap({}, '1,000 元以上'))).toEqual({ priceMinFen: 100_000, priceMaxFen: undefined });
});

test('(CAT-04) what she chose stays there to be let go, also when nothing is left of it', () => {
  const chosen = tap(tap(tap({}, '通衢'), '50 元以下'), '本店有货');
  const none: ProductFacets = { ...FACETS, total: 0, brands: [], prices: [], inStock: 0 };
  expect(keysOf(chosen, none).map(({ label, count, isChosen }) => [label, count, isChosen])).toEqual([
    ['本店有货', 0, true],
    ['50 元以下', 0, true],
    ['通衢', 0, true],
  ]);
  expect(chosenCount(tap(tap(tap(chosen, '通衢', none), '50 元以下', none), '本店有货', none))).toBe(0);
});
