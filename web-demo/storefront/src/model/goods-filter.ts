import { shortYuan } from '../../../shared/format.ts';
import type { Query } from '../api/client.ts';
import type { ProductFacets } from '../api/search-contract.ts';

/** What she narrows a list down to; one of each kind. */
export interface GoodsFilter {
  readonly inStock?: true;
  readonly isNew?: true;
  readonly price?: { readonly minFen: number; readonly maxFen: number | null };
  readonly brand?: string;
}

export interface FilterKey {
  readonly label: string;
  /** How many goods there are once it is chosen. */
  readonly count: number;
  readonly isChosen: boolean;
  /** What a tap on it asks for; the same key again lets go of it. */
  readonly next: GoodsFilter;
}

interface FilterGroup {
  readonly title: string;
  readonly keys: readonly FilterKey[];
}

/** The part of a list's query, and of the query for its counts, that the filter adds (CAT-04). */
export function filterQuery({ inStock, isNew, price, brand }: GoodsFilter): Query {
  return {
    ...(inStock && { inStock: 'true' }),
    ...(isNew && { isNew: 'true' }),
    ...(price === undefined ? {} : { priceMinFen: price.minFen, priceMaxFen: price.maxFen ?? undefined }),
    ...(brand === undefined ? {} : { brand }),
  };
}

/** What can be chosen now: every key leaves something, or is what she chose. */
export function filterGroups(facets: ProductFacets, filter: GoodsFilter): readonly FilterGroup[] {
  const key = <Kind extends keyof GoodsFilter>(
    kind: Kind,
    value: NonNullable<GoodsFilter[Kind]>,
    label: string,
    count: number,
  ): FilterKey => {
    const { [kind]: chosen, ...others } = filter;
    const isChosen = JSON.stringify(chosen) === JSON.stringify(value);
    return { label, count, isChosen, next: isChosen ? others : { ...others, [kind]: value } };
  };
  const { brand, price } = filter;
  const brands = facets.brands.some(({ value }) => value === brand) || brand === undefined ? [] : [brand];
  const bands =
    facets.prices.some(({ minFen }) => minFen === price?.minFen) || price === undefined ? [] : [price];
  const groups = [
    {
      title: '只看',
      keys: [key('inStock', true, '本店有货', facets.inStock ?? 0), key('isNew', true, '新品', facets.isNew)],
    },
    {
      title: '价格',
      keys: [...facets.prices, ...bands.map((band) => ({ ...band, count: 0 }))].map(
        ({ minFen, maxFen, count }) => key('price', { minFen, maxFen }, bandLabel(minFen, maxFen), count),
      ),
    },
    {
      title: '品牌',
      keys: [...facets.brands, ...brands.map((value) => ({ value, count: 0 }))].map(({ value, count }) =>
        key('brand', value, value, count),
      ),
    },
  ];
  return groups
    .map(({ title, keys }) => ({
      title,
      keys: keys.filter(({ count, isChosen }) => count > 0 || isChosen),
    }))
    .filter(({ keys }) => keys.length > 0);
}

export function chosenCount(filter: GoodsFilter): number {
  return Object.keys(filter).length;
}

/** Both ends are in the band: `0..4999` fen is under 50 yuan. */
function bandLabel(minFen: number, maxFen: number | null): string {
  if (maxFen === null) return `${shortYuan(minFen)} 元以上`;
  const end = shortYuan(maxFen + 1);
  return minFen === 0 ? `${end} 元以下` : `${shortYuan(minFen)}–${end} 元`;
}
