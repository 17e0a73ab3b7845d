import type { BasketLog, OwnBasket } from './basket-log.ts';
import { basketTable, stepTable } from './basket-table.ts';
import type { FeatureColumn } from './feature-column.ts';
import { type OwnPurchase, ownPurchases, type Rhythm, rhythmOf } from './own-purchases.ts';
import type { PairTable } from './pair-table.ts';
import { popularityWindows } from './popularity-windows.ts';
import { repeatHabits } from './repeat-habits.ts';

/** What a shop with times and baskets knows at one moment; plain arrays. */
export interface BasketFacts {
  readonly rowCount: number;
  /** What is bought together: baskets of the last 30 and of the last 90 days. */
  readonly month: PairTable;
  readonly quarter: PairTable;
  readonly steps: PairTable;
  /** `[PER_ROW_COUNT, rowCount]`: what is known of each row whoever asks, signals `soldDay` to `firstMonth`. */
  readonly perRow: Float32Array;
}

const PER_ROW_COUNT = 12;
const USUAL_DAYS = 8;

const MONTH_DAYS = 30;
const QUARTER_DAYS = 90;

/** Looks only at baskets before `day`. */
export function basketFacts(log: BasketLog, day: number): BasketFacts {
  return {
    rowCount: log.rowCount,
    month: basketTable(log, day, MONTH_DAYS),
    quarter: basketTable(log, day, QUARTER_DAYS),
    steps: stepTable(log, day),
    perRow: perRowFacts(log, day),
  };
}

function perRowFacts(log: BasketLog, day: number): Float32Array {
  const sold = popularityWindows(log, day);
  const habits = repeatHabits(log, day);
  const columns = [
    sold.day,
    sold.week,
    sold.month,
    sold.quarter,
    sold.trend,
    sold.quietDays,
    sold.ageDays,
    habits.repeatShare,
    habits.intervalDays,
    habits.againShare,
    habits.firstWeek,
    habits.firstMonth,
  ];
  const facts = new Float32Array(PER_ROW_COUNT * log.rowCount);
  for (const [at, column] of columns.entries()) facts.set(column, at * log.rowCount);
  return facts;
}

/** In raw units; all 0 where the shop or the person has no baskets. */
export const BASKET_SIGNALS = [
  /** Sums over her baskets with the row: 0.9^baskets since, 2^(-days / 30), 2^(-days / 90). */
  'ownByBasket',
  'ownByMonth',
  'ownByQuarter',
  /** 1 / (1 + baskets since the last one with the row); 0 = never. */
  'ownRecency',
  /** Share of her baskets, from the row's first one on. */
  'ownShare',
  /** Days since she bought it in units of the usual interval, hers and the row's; at most 5. */
  'ownDue',
  /** Sums over her baskets of 0.7^age / sqrt(rows) * table entry. */
  'basketMonth',
  'basketQuarter',
  'basketStep',
  /** Baskets with the row per 1,000 baskets of the shop. */
  'soldDay',
  'soldWeek',
  'soldMonth',
  'soldQuarter',
  'soldTrend',
  /** Days since the shop last, and first, sold it. */
  'quietDays',
  'ageDays',
  'repeatShare',
  'usualDays',
  'againShare',
  'firstWeek',
  'firstMonth',
  /** The person's own rhythm: the same for every candidate. */
  'personBaskets',
  'personBasketRows',
  'personDaysAgo',
  'personIntervalDays',
  'personRepeatShare',
] as const;

/** Those that say how much the shop sells of a row: without them it is not popular. */
export const SOLD_SIGNALS = [
  'soldDay',
  'soldWeek',
  'soldMonth',
  'soldQuarter',
  'soldTrend',
  'firstWeek',
  'firstMonth',
] as const;

const TABLE_SCALE = 100;

export const BASKET_FEATURES: readonly FeatureColumn<(typeof BASKET_SIGNALS)[number]>[] = [
  { name: 'own_by_basket', signal: 'ownByBasket', form: 'log' },
  { name: 'own_by_month', signal: 'ownByMonth', form: 'log' },
  { name: 'own_by_quarter', signal: 'ownByQuarter', form: 'log' },
  { name: 'own_recency', signal: 'ownRecency', form: 'plain' },
  { name: 'own_share', signal: 'ownShare', form: 'plain' },
  { name: 'own_due', signal: 'ownDue', form: 'plain' },
  { name: 'own_of_best', signal: 'ownByBasket', form: 'of_best' },
  { name: 'basket_month', signal: 'basketMonth', form: 'log', scale: TABLE_SCALE },
  { name: 'basket_month_of_best', signal: 'basketMonth', form: 'of_best' },
  { name: 'basket_quarter', signal: 'basketQuarter', form: 'log', scale: TABLE_SCALE },
  { name: 'basket_quarter_of_best', signal: 'basketQuarter', form: 'of_best' },
  { name: 'basket_step', signal: 'basketStep', form: 'log', scale: TABLE_SCALE },
  { name: 'basket_step_of_best', signal: 'basketStep', form: 'of_best' },
  { name: 'sold_day', signal: 'soldDay', form: 'log' },
  { name: 'sold_week', signal: 'soldWeek', form: 'log' },
  { name: 'sold_month', signal: 'soldMonth', form: 'log' },
  { name: 'sold_quarter', signal: 'soldQuarter', form: 'log' },
  { name: 'sold_trend', signal: 'soldTrend', form: 'plain' },
  { name: 'quiet_days', signal: 'quietDays', form: 'log' },
  { name: 'age_days', signal: 'ageDays', form: 'log' },
  { name: 'repeat_share', signal: 'repeatShare', form: 'plain' },
  { name: 'usual_days', signal: 'usualDays', form: 'log' },
  { name: 'again_share', signal: 'againShare', form: 'plain' },
  { name: 'first_week', signal: 'firstWeek', form: 'log' },
  { name: 'first_month', signal: 'firstMonth', form: 'log' },
  { name: 'person_baskets', signal: 'personBaskets', form: 'log' },
  { name: 'person_basket_rows', signal: 'personBasketRows', form: 'log' },
  { name: 'person_days_ago', signal: 'personDaysAgo', form: 'log' },
  { name: 'person_interval_days', signal: 'personIntervalDays', form: 'log' },
  { name: 'person_repeat_share', signal: 'personRepeatShare', form: 'plain' },
];

/** An older basket carries less, and a large one says less about each of its rows. */
const BASKET_AGE_DECAY = 0.7;
/** Older baskets would carry less than .03 of the newest. */
const BASKETS_LOOKED_AT = 10;
/** One observed interval weighs as much as the row's usual one. */
const INTERVAL_PRIOR = 1;
const DUE_MAX = 5;

/** The part of a person's columns that is the same for all candidates. */
export interface EncodedBaskets {
  readonly facts: BasketFacts;
  readonly own: ReadonlyMap<number, OwnPurchase>;
  readonly rhythm: Rhythm;
  /** `[rowCount]`, see `basketSums`. */
  readonly month: Float32Array;
  readonly quarter: Float32Array;
  readonly steps: Float32Array;
}

export function encodeBaskets(facts: BasketFacts, baskets: readonly OwnBasket[]): EncodedBaskets {
  const own = ownPurchases(baskets);
  const summed = (table: PairTable): Float32Array => basketSums(table, facts.rowCount, baskets);
  return {
    facts,
    own,
    rhythm: rhythmOf(baskets),
    month: summed(facts.month),
    quarter: summed(facts.quarter),
    steps: summed(facts.steps),
  };
}

/** `[rowCount]`: sums over the newest ten baskets of 0.7^age / sqrt(rows) * table row. */
export function basketSums(
  { starts, columns, values }: PairTable,
  rowCount: number,
  baskets: readonly OwnBasket[],
): Float32Array {
  const sums = new Float32Array(rowCount);
  for (const [age, { rows }] of baskets.slice(0, BASKETS_LOOKED_AT).entries()) {
    const weight = BASKET_AGE_DECAY ** age / Math.sqrt(rows.length);
    for (let at = 0; at < rows.length; at += 1) {
      const row = rows[at] as number;
      for (let e = starts[row] as number; e < (starts[row + 1] as number); e += 1) {
        const column = columns[e] as number;
        sums[column] = (sums[column] as number) + weight * (values[e] as number);
      }
    }
  }
  return sums;
}

/** Writes the signals of `row` at `out[at ..]`, in the order of `BASKET_SIGNALS`; leaves zeros as they are. */
export function writeBasketSignals(
  baskets: EncodedBaskets | undefined,
  row: number,
  out: Float32Array,
  at: number,
): void {
  if (baskets === undefined) return;
  const { facts, own, rhythm, month, quarter, steps } = baskets;
  const purchase = own.get(row);
  let next = at;
  const put = (value: number): void => {
    out[next] = value;
    next += 1;
  };
  put(purchase?.byBasket ?? 0);
  put(purchase?.byMonth ?? 0);
  put(purchase?.byQuarter ?? 0);
  put(purchase === undefined ? 0 : 1 / (1 + purchase.basketsAgo));
  put(purchase?.share ?? 0);
  const isKnown = row < facts.rowCount;
  const rowFact = (column: number) => (isKnown ? (facts.perRow[column * facts.rowCount + row] as number) : 0);
  put(purchase === undefined ? 0 : dueness(purchase, rowFact(USUAL_DAYS)));
  for (const sums of [month, quarter, steps]) put(isKnown ? (sums[row] as number) : 0);
  for (let column = 0; column < PER_ROW_COUNT; column += 1) put(rowFact(column));
  put(rhythm.baskets);
  put(rhythm.rowsPerBasket);
  put(rhythm.daysAgo);
  put(rhythm.intervalDays);
  put(rhythm.repeatShare);
}

/** Days since the person bought it against the days that usually pass, hers and the row's; 1 = due now. */
function dueness({ times, daysAgo, firstDaysAgo }: OwnPurchase, usualDays: number): number {
  const interval = (firstDaysAgo - daysAgo + INTERVAL_PRIOR * usualDays) / (times - 1 + INTERVAL_PRIOR);
  return Math.min(DUE_MAX, daysAgo / Math.max(1, interval));
}
