import { type BasketLog, basketsBefore, rowsOfBasket } from './basket-log.ts';

/** How each row is bought again; all arrays are `[rowCount]`. */
export interface RepeatHabits {
  /** Usual days between two purchases of the row by one person, drawn towards the shop's mean. */
  readonly intervalDays: Float32Array;
  /** Of its purchases in the last 90 days, the share by people who had bought it before; drawn likewise. */
  readonly repeatShare: Float32Array;
  /** Of the baskets that held it, the share whose shopper's next basket holds it again; drawn likewise. */
  readonly againShare: Float32Array;
  /** Of all baskets of the last 7 and 30 days, those in which it was new to the shopper, per 1,000. */
  readonly firstWeek: Float32Array;
  readonly firstMonth: Float32Array;
}

const LOOKED_AT_DAYS = 90;
const WEEK_DAYS = 7;
const MONTH_DAYS = 30;
const PER_BASKETS = 1_000;
/** The shop's mean counts like so many purchases of the row. */
const PRIOR_PURCHASES = 10;
/** Interval of a shop in which nobody bought anything twice. */
const INTERVAL_DAYS_DEFAULT = 60;

export function repeatHabits(log: BasketLog, day: number): RepeatHabits {
  const until = basketsBefore(log, day);
  const lookedFrom = basketsBefore(log, day - LOOKED_AT_DAYS);
  const weekFrom = basketsBefore(log, day - WEEK_DAYS);
  const monthFrom = basketsBefore(log, day - MONTH_DAYS);
  const firstWeek = new Float32Array(log.rowCount);
  const firstMonth = new Float32Array(log.rowCount);
  const again = new Tally(log.rowCount);
  const newest = new Int32Array(log.shopperCount).fill(-1);
  const intervals = new Tally(log.rowCount);
  const repeats = new Tally(log.rowCount);
  // Most members of a long log have no basket in it: a map for each would be 200 bytes.
  const lastDay: (Map<number, number> | undefined)[] = new Array(log.shopperCount).fill(undefined);
  for (let basket = 0; basket < until; basket += 1) {
    const shopper = log.shoppers[basket] as number;
    const last = lastDay[shopper] ?? new Map<number, number>();
    lastDay[shopper] = last;
    const at = log.days[basket] as number;
    const before = newest[shopper] as number;
    if (before !== -1) {
      const held = new Set(rowsOfBasket(log, basket));
      for (const row of rowsOfBasket(log, before)) again.add(row, held.has(row) ? 1 : 0);
    }
    newest[shopper] = basket;
    for (const row of rowsOfBasket(log, basket)) {
      const bought = last.get(row);
      if (bought !== undefined) intervals.add(row, at - bought);
      if (basket >= lookedFrom) repeats.add(row, bought === undefined ? 0 : 1);
      if (bought === undefined && basket >= monthFrom) {
        firstMonth[row] = (firstMonth[row] as number) + 1;
        if (basket >= weekFrom) firstWeek[row] = (firstWeek[row] as number) + 1;
      }
      last.set(row, at);
    }
  }
  return {
    intervalDays: intervals.means(INTERVAL_DAYS_DEFAULT),
    repeatShare: repeats.means(0),
    againShare: again.means(0),
    firstWeek: firstWeek.map((count) => (PER_BASKETS * count) / Math.max(1, until - weekFrom)),
    firstMonth: firstMonth.map((count) => (PER_BASKETS * count) / Math.max(1, until - monthFrom)),
  };
}

/** Mean per row with the mean of all rows as a prior. */
class Tally {
  readonly #sums: Float64Array;
  readonly #counts: Float64Array;

  constructor(rowCount: number) {
    this.#sums = new Float64Array(rowCount);
    this.#counts = new Float64Array(rowCount);
  }

  add(row: number, value: number): void {
    this.#sums[row] = (this.#sums[row] as number) + value;
    this.#counts[row] = (this.#counts[row] as number) + 1;
  }

  means(otherwise: number): Float32Array {
    const total = this.#counts.reduce((sum, count) => sum + count, 0);
    const prior = total === 0 ? otherwise : this.#sums.reduce((sum, value) => sum + value, 0) / total;
    return Float32Array.from(
      this.#sums,
      (sum, row) => (sum + PRIOR_PURCHASES * prior) / ((this.#counts[row] as number) + PRIOR_PURCHASES),
    );
  }
}
