import { type BasketLog, basketsBefore, rowsOfBasket } from './basket-log.ts';

/** How the shop sold each row up to one day; all arrays are `[rowCount]`. */
export interface PopularityWindows {
  /** Baskets with the row per 1,000 baskets of the last 1, 7, 30 and 90 days; 0 where the span sold nothing. */
  readonly day: Float32Array;
  readonly week: Float32Array;
  readonly month: Float32Array;
  readonly quarter: Float32Array;
  /** log((week + 1) / (month + 1)): above zero = rising. */
  readonly trend: Float32Array;
  /** Days since the shop last sold it, at most 365: a row that nobody can buy any more goes quiet. */
  readonly quietDays: Float32Array;
  /** Days since the shop first sold it; 0 = never yet. */
  readonly ageDays: Float32Array;
}

const SPANS_DAYS = { day: 1, week: 7, month: 30, quarter: 90 } as const;
const QUIET_DAYS_MAX = 365;
const PER_BASKETS = 1_000;

/** Everything before `day`; a basket exactly one span old still counts in it. */
export function popularityWindows(log: BasketLog, day: number): PopularityWindows {
  const until = basketsBefore(log, day);
  const share = (spanDays: number): Float32Array => {
    const from = basketsBefore(log, day - spanDays);
    const counts = new Float32Array(log.rowCount);
    for (let at = log.starts[from] as number; at < (log.starts[until] as number); at += 1) {
      const row = log.rows[at] as number;
      counts[row] = (counts[row] as number) + 1;
    }
    const baskets = Math.max(1, until - from);
    return counts.map((count) => (PER_BASKETS * count) / baskets);
  };
  const week = share(SPANS_DAYS.week);
  const month = share(SPANS_DAYS.month);
  const quietDays = new Float32Array(log.rowCount).fill(QUIET_DAYS_MAX);
  const ageDays = new Float32Array(log.rowCount);
  for (let basket = 0; basket < until; basket += 1) {
    const daysAgo = day - (log.days[basket] as number);
    for (const row of rowsOfBasket(log, basket)) {
      quietDays[row] = Math.min(QUIET_DAYS_MAX, daysAgo);
      if (ageDays[row] === 0) ageDays[row] = daysAgo;
    }
  }
  return {
    day: share(SPANS_DAYS.day),
    week,
    month,
    quarter: share(SPANS_DAYS.quarter),
    trend: week.map((rate, row) => Math.log((rate + 1) / ((month[row] as number) + 1))),
    quietDays,
    ageDays,
  };
}
