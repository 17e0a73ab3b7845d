import { type BasketLog, basketsBefore, rowsOfBasket } from './basket-log.ts';
import { keepBest, type PairTable, type PairTableBuild, pairTableBuild } from './pair-table.ts';

/**
 * A pair's weight is divided by q_i^source * q_j^target + shrink, q = baskets of the span that hold the row.
 * Values and the basket weight: searched on UCI Online Retail before its validation cut (design notes of this
 * project, section 12.4); there the last 30 days beat popular-in-7-days for goods that are new to the person
 * by .034 Recall@20.
 */
const SAME_BASKET = { source: 0.5, target: 0.3, shrink: 5 } as const;

/**
 * What is bought together now: pairs of the baskets within the last `spanDays` before `day`, each basket
 * giving a pair 1 / sqrt(its rows). A basket exactly `spanDays` old counts, one at `day` does not.
 */
export function basketTable(log: BasketLog, day: number, spanDays: number): PairTable {
  const build = basketTableBuild(log, day, spanDays);
  build.addRows(log.rowCount);
  return build.finish();
}

/** As `basketTable`, some rows at a time. */
export function basketTableBuild(log: BasketLog, day: number, spanDays: number): PairTableBuild {
  const from = basketsBefore(log, day - spanDays);
  const until = basketsBefore(log, day);
  const holders = holdersOf(log, from, until);
  return pairTableBuild(
    log.rowCount,
    (row, add) => {
      for (const basket of holders.of(row)) {
        const rows = rowsOfBasket(log, basket);
        const weight = 1 / Math.sqrt(rows.length);
        for (const other of rows) add(other, weight);
      }
    },
    (row, column) => {
      const { source, target, shrink } = SAME_BASKET;
      return 1 / (holders.count(row) ** source * holders.count(column) ** target + shrink);
    },
  );
}

/** A step counts half after this time: what followed what last year says less about this month. */
const STEP_HALF_LIFE_DAYS = 60;
const STEP = { source: 0.5, target: 0.5, shrink: 5 } as const;

/**
 * What the next basket holds after this one: each pair (row of a basket, row of the same shopper's next one)
 * weighs 1 / sqrt(rows * rows), halved per 60 days of the later basket's age at `day`.
 */
export function stepTable(log: BasketLog, day: number): PairTable {
  const until = basketsBefore(log, day);
  const nextOf = new Int32Array(until).fill(-1);
  const newest = new Int32Array(log.shopperCount).fill(-1);
  for (let basket = 0; basket < until; basket += 1) {
    const shopper = log.shoppers[basket] as number;
    const before = newest[shopper] as number;
    if (before !== -1) nextOf[before] = basket;
    newest[shopper] = basket;
  }
  const holders = holdersOf(log, 0, until);
  const decayed = new Float64Array(log.rowCount);
  for (let basket = 0; basket < until; basket += 1) {
    const weight = fade(day - (log.days[basket] as number));
    for (const row of rowsOfBasket(log, basket)) decayed[row] = (decayed[row] as number) + weight;
  }
  return keepBest(
    log.rowCount,
    (row, add) => {
      for (const basket of holders.of(row)) {
        const next = nextOf[basket] as number;
        if (next === -1) continue;
        const rows = rowsOfBasket(log, next);
        const size = rowsOfBasket(log, basket).length;
        const weight = fade(day - (log.days[next] as number)) / Math.sqrt(size * rows.length);
        for (const other of rows) add(other, weight);
      }
    },
    (row, column) => {
      const { source, target, shrink } = STEP;
      return 1 / ((decayed[row] as number) ** source * (decayed[column] as number) ** target + shrink);
    },
  );
}

function fade(daysAgo: number): number {
  return 2 ** (-daysAgo / STEP_HALF_LIFE_DAYS);
}

/** Which baskets of `from .. until - 1` hold a row. */
function holdersOf(log: BasketLog, from: number, until: number) {
  const starts = new Int32Array(log.rowCount + 1);
  for (let at = log.starts[from] as number; at < (log.starts[until] as number); at += 1) {
    const row = log.rows[at] as number;
    starts[row + 1] = (starts[row + 1] as number) + 1;
  }
  for (let row = 0; row < log.rowCount; row += 1)
    starts[row + 1] = (starts[row + 1] as number) + (starts[row] as number);
  const next = starts.slice();
  const baskets = new Int32Array(starts[log.rowCount] as number);
  for (let basket = from; basket < until; basket += 1)
    for (const row of rowsOfBasket(log, basket)) {
      baskets[next[row] as number] = basket;
      next[row] = (next[row] as number) + 1;
    }
  return {
    of: (row: number): Int32Array => baskets.subarray(starts[row], starts[row + 1]),
    count: (row: number): number => (starts[row + 1] as number) - (starts[row] as number),
  };
}
