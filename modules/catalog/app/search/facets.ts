import type { MemberId, MerchantId } from '#kernel';
import type { TryOnKind } from '../../domain/product.ts';
import type { GoodsMemories } from './goods-memories.ts';
import { BIT_OF, type Dimension, kindsOf, type Narrow, type Narrowing } from './narrowing.ts';
import type { FindRows } from './query-rows.ts';

/** Ends of price ranges, fen, as shoppers think: under 50 yuan, 50 to 100, … */
const PRICE_ENDS_FEN = [5_000, 10_000, 20_000, 50_000, 100_000];
const SOLD_STEPS = [1, 10, 100, 1_000];
/** Of brands and categories the most frequent; nobody picks from longer lists. */
const VALUES_MAX = 50;

interface Counted<Value> {
  readonly value: Value;
  /** How many results there are when this filter is added, in place of an earlier one of its kind. */
  readonly count: number;
}

export interface Facets {
  readonly total: number;
  readonly brands: readonly Counted<string>[];
  readonly categories: readonly Counted<string>[];
  readonly tryOn: readonly Counted<TryOnKind>[];
  /** Ranges with both ends in them, fen; no upper end on the last. */
  readonly prices: readonly {
    readonly minFen: number;
    readonly maxFen: number | null;
    readonly count: number;
  }[];
  readonly sold: readonly Counted<number>[];
  readonly isNew: number;
  /** Null where no store is named. */
  readonly inStock: number | null;
}

export type CountFacets = (
  merchantId: MerchantId,
  memberId: MemberId | undefined,
  query: string,
  filter: Narrowing,
) => Promise<Facets>;

/**
 * One pass: a row that passes everything counts everywhere, a row that fails one filter only counts for that
 * filter's own values, because choosing another of them would bring it in.
 */
export function countFacets(memories: GoodsMemories, narrow: Narrow, findRows: FindRows): CountFacets {
  return async (merchantId, memberId, query, filter) => {
    const [goods, linesOf] = await Promise.all([
      narrow(merchantId, memberId, filter),
      memories.of(merchantId).ancestors(),
    ]);
    const { index } = goods;
    const found = await findRows(merchantId, index, query);
    const brands = new Map<string, number>();
    const categories = new Map<string, number>();
    const kinds = new Map<TryOnKind, number>();
    const prices = new Array<number>(PRICE_ENDS_FEN.length + 1).fill(0);
    const sold = new Array<number>(SOLD_STEPS.length).fill(0);
    let [total, isNew, inStock] = [0, 0, 0];
    const count = <Value>(counts: Map<Value, number>, value: Value) =>
      counts.set(value, (counts.get(value) ?? 0) + 1);

    found.each((row) => {
      const product = index.product(row);
      if (product === undefined) return;
      const failed = goods.failed(row);
      if (failed === 0) total += 1;
      const counts = (dimension: Dimension) => (failed & ~BIT_OF[dimension]) === 0;
      if (counts('brand') && product.brand !== '') count(brands, product.brand);
      if (counts('category')) for (const id of linesOf(product.categoryId)) count(categories, id);
      if (counts('tryOn')) for (const kind of kindsOf(index, row)) count(kinds, kind);
      if (counts('price')) {
        const place = PRICE_ENDS_FEN.findIndex((end) => goods.price(row) < end);
        const range = place < 0 ? PRICE_ENDS_FEN.length : place;
        prices[range] = (prices[range] as number) + 1;
      }
      if (counts('sold')) {
        const pieces = goods.sold(row);
        for (const [n, step] of SOLD_STEPS.entries()) if (pieces >= step) sold[n] = (sold[n] as number) + 1;
      }
      if (counts('isNew') && goods.isNew(row)) isNew += 1;
      if (counts('inStock') && goods.inStock(row)) inStock += 1;
    });

    return {
      total,
      brands: mostFrequent(brands),
      categories: mostFrequent(categories),
      tryOn: mostFrequent(kinds),
      prices: prices.flatMap((many, n) => {
        const end = PRICE_ENDS_FEN[n];
        const range = { minFen: PRICE_ENDS_FEN[n - 1] ?? 0, maxFen: end === undefined ? null : end - 1 };
        return many === 0 ? [] : [{ ...range, count: many }];
      }),
      sold: SOLD_STEPS.flatMap((value, n) =>
        (sold[n] as number) === 0 ? [] : [{ value, count: sold[n] as number }],
      ),
      isNew,
      inStock: filter.storeId === undefined ? null : inStock,
    };
  };
}

function mostFrequent<Value extends string>(counts: ReadonlyMap<Value, number>): Counted<Value>[] {
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, VALUES_MAX);
}
