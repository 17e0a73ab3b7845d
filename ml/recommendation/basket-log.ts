/** One purchase. Days are fractional and count from any origin, the same for a whole log. */
export interface Basket {
  readonly shopper: number;
  readonly day: number;
  /** No row twice. */
  readonly rows: ArrayLike<number>;
}

/** Everything that a shop sold to known shoppers, oldest first; numbers instead of names. */
export interface BasketLog {
  readonly rowCount: number;
  readonly shopperCount: number;
  /** `[baskets]`, ascending. */
  readonly days: Float64Array;
  /** `[baskets]` */
  readonly shoppers: Int32Array;
  /** `[baskets + 1]`: basket b holds `rows[starts[b] .. starts[b + 1])`. */
  readonly starts: Int32Array;
  readonly rows: Int32Array;
}

/** Baskets of one instant keep their order by shopper, so that the result does not depend on the order given. */
export function basketLogOf(rowCount: number, shopperCount: number, baskets: readonly Basket[]): BasketLog {
  const sorted = [...baskets].sort((a, b) => a.day - b.day || a.shopper - b.shopper);
  const starts = new Int32Array(sorted.length + 1);
  for (const [b, { rows }] of sorted.entries()) starts[b + 1] = (starts[b] as number) + rows.length;
  const rows = new Int32Array(starts[sorted.length] as number);
  for (const [b, basket] of sorted.entries()) rows.set(basket.rows, starts[b] as number);
  return {
    rowCount,
    shopperCount,
    days: Float64Array.from(sorted, ({ day }) => day),
    shoppers: Int32Array.from(sorted, ({ shopper }) => shopper),
    starts,
    rows,
  };
}

/** How many baskets lie before `day`: those are `0 .. result - 1`. A basket at `day` itself is not before it. */
export function basketsBefore({ days }: BasketLog, day: number): number {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] as number) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function rowsOfBasket({ starts, rows }: BasketLog, basket: number): Int32Array {
  return rows.subarray(starts[basket], starts[basket + 1]);
}

/** One earlier purchase of the person in question. */
export interface OwnBasket {
  readonly daysAgo: number;
  readonly rows: ArrayLike<number>;
}

/** Per shopper what she bought before `day`, newest first; index = shopper. */
export function ownBasketsBefore(log: BasketLog, day: number): OwnBasket[][] {
  const own: OwnBasket[][] = Array.from({ length: log.shopperCount }, () => []);
  for (let b = basketsBefore(log, day) - 1; b >= 0; b -= 1)
    own[log.shoppers[b] as number]?.push({
      daysAgo: day - (log.days[b] as number),
      rows: rowsOfBasket(log, b),
    });
  return own;
}
