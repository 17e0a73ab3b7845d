import type { OwnBasket } from './basket-log.ts';

/** What one person did, as the recommender sees it. */
export interface Shopper {
  /** Rows met, newest first, at most 50; the same row may come again later but not twice in a row. */
  readonly rows: readonly number[];
  readonly purchases: readonly Purchase[];
  /** What she bought at one time, newest first; absent where only single purchases are known. */
  readonly baskets?: readonly OwnBasket[];
  /** Rows to look at whatever she did, best first: what she said she likes, what may be tried out. */
  readonly wished?: readonly number[];
}

interface Purchase {
  readonly row: number;
  readonly count: number;
  readonly daysAgo: number;
}

export const HISTORY_ROWS_MAX = 50;

export function hasMet({ rows, purchases }: Shopper, row: number): boolean {
  return rows.includes(row) || purchases.some((purchase) => purchase.row === row);
}

/** The same person, had she never met `row`. */
export function without({ rows, purchases, baskets, wished }: Shopper, row: number): Shopper {
  const lighter = baskets
    ?.map((basket) => ({ ...basket, rows: Array.from(basket.rows).filter((met) => met !== row) }))
    .filter((basket) => basket.rows.length > 0);
  return {
    rows: rows.filter((met) => met !== row),
    purchases: purchases.filter((purchase) => purchase.row !== row),
    ...(lighter === undefined ? {} : { baskets: lighter }),
    ...(wished === undefined ? {} : { wished }),
  };
}

/** What stands on the shelves of one store at one moment; all arrays are `[rowCount]`. */
export interface Shelf {
  /** Group (category) of each row. */
  readonly groups: Int32Array;
  /** Share of recent interest at this store, smoothed, 0..1. */
  readonly popularity: Float32Array;
  /** 1 = listed today, falling to 0. */
  readonly freshness: Float32Array;
  /** All rows, most popular first; equal ones by row. */
  readonly popularOrder: Int32Array;
  /** The fresh rows only, freshest first. */
  readonly freshOrder: Int32Array;
  /** Rows of each group, most popular first. */
  readonly groupOrders: readonly Int32Array[];
}

/** Days after which freshness has fallen to 1/e. */
const FRESH_DAYS = 14;
const FRESHNESS_MIN = 0.05;

export function freshnessOf(ageDays: number): number {
  const freshness = Math.exp(-Math.max(0, ageDays) / FRESH_DAYS);
  return freshness < FRESHNESS_MIN ? 0 : freshness;
}

export function arrangeShelf(
  parts: Pick<Shelf, 'groups' | 'popularity' | 'freshness'>,
  groupCount: number,
): Shelf {
  const { groups, popularity, freshness } = parts;
  const descending = (values: Float32Array) => (a: number, b: number) =>
    (values[b] as number) - (values[a] as number) || a - b;
  const popularOrder = Int32Array.from(popularity.keys()).sort(descending(popularity));
  const groupRows: number[][] = Array.from({ length: groupCount }, () => []);
  for (const row of popularOrder) groupRows[groups[row] as number]?.push(row);
  return {
    ...parts,
    popularOrder,
    freshOrder: Int32Array.from(freshness.keys())
      .filter((row) => (freshness[row] as number) > 0)
      .sort(descending(freshness)),
    groupOrders: groupRows.map((rows) => Int32Array.from(rows)),
  };
}
