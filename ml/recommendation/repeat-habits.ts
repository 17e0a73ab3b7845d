import { type BasketLog, basketsBefore, rowsOfBasket } from './basket-log.ts';

/** How each row is bought again; all arrays are `[rowCount]`. */
export interface RepeatHabits {
  /** Usual days between two purchases of the row by one person, drawn towards the shop's mean. */
  readonly intervalDays: Float32Array;
  /** Of its purchases in the last 90 days, the share by people who had bought it before; drawn likewise. */
  readonly repeatShare: Float32Array;
}

const LOOKED_AT_DAYS = 90;
/** The shop's mean counts like so many purchases of the row. */
const PRIOR_PURCHASES = 10;
/** Interval of a shop in which nobody bought anything twice. */
const INTERVAL_DAYS_DEFAULT = 60;

export function repeatHabits(log: BasketLog, day: number): RepeatHabits {
  const until = basketsBefore(log, day);
  const lookedFrom = basketsBefore(log, day - LOOKED_AT_DAYS);
  const intervals = new Tally(log.rowCount);
  const repeats = new Tally(log.rowCount);
  const lastDay: Map<number, number>[] = Array.from({ length: log.shopperCount }, () => new Map());
  for (let basket = 0; basket < until; basket += 1) {
    const last = lastDay[log.shoppers[basket] as number] as Map<number, number>;
    const at = log.days[basket] as number;
    for (const row of rowsOfBasket(log, basket)) {
      const before = last.get(row);
      if (before !== undefined) intervals.add(row, at - before);
      if (basket >= lookedFrom) repeats.add(row, before === undefined ? 0 : 1);
      last.set(row, at);
    }
  }
  return {
    intervalDays: intervals.means(INTERVAL_DAYS_DEFAULT),
    repeatShare: repeats.means(0),
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
