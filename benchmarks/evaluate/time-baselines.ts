import {
  type BasketFacts,
  type BasketLog,
  basketFacts,
  basketSums,
  basketsBefore,
  ownBasketsBefore,
  ownPurchases,
  type PairTable,
  popularityWindows,
  sequencesOf,
  togetherTable,
} from '#ml/recommendation';
import type { Part } from './basket-metrics.ts';
import type { TestedShopper } from './time-split.ts';

/** Scores `[rowCount]` for one tested person; `part` only where a method weighs parts differently. */
export type Baseline = (tested: TestedShopper, part: Part) => Float32Array;

interface Facts {
  readonly baskets: BasketFacts;
  readonly together: PairTable;
  readonly all: Float32Array;
  readonly month: Float32Array;
  readonly week: Float32Array;
}

/** Weights of the older, hand-made blend: each signal divided by its largest value for the person. */
const BLEND: Readonly<Record<Part, Readonly<Record<string, number>>>> = {
  whole: { own: 1, knn: 0.5, week: 0.2, ownDays: 0.1, basketMonth: 0.1, basketQuarter: 0.1 },
  bought: { own: 0.2, week: 0.1 },
  fresh: { week: 0.7, knn: 0.1, basketMonth: 1.5, basketQuarter: 0.4 },
};
const TIE_BREAK = 0.001;

/** Every method of the table, fitted on baskets before `day`. */
export function baselinesAt(log: BasketLog, day: number): ReadonlyMap<string, Baseline> {
  const facts = factsAt(log, day);
  const own = ({ baskets }: TestedShopper) => ownBy(log.rowCount, baskets, ({ byBasket }) => byBasket);
  const signals: Readonly<Record<string, (tested: TestedShopper) => Float32Array>> = {
    own,
    ownDays: ({ baskets }) => ownBy(log.rowCount, baskets, ({ byQuarter }) => byQuarter),
    week: () => facts.week,
    knn: ({ baskets }) => basketSums(facts.together, log.rowCount, baskets),
    basketMonth: ({ baskets }) => basketSums(facts.baskets.month, log.rowCount, baskets),
    basketQuarter: ({ baskets }) => basketSums(facts.baskets.quarter, log.rowCount, baskets),
  };
  const blended = (tested: TestedShopper, part: Part): Float32Array => {
    const scores = new Float32Array(log.rowCount);
    for (const [name, weight] of Object.entries(BLEND[part])) {
      const values = signals[name]?.(tested) ?? scores;
      addShares(scores, values, weight);
    }
    return scores;
  };
  const tieBroken = (values: Float32Array): Float32Array => {
    const scores = new Float32Array(log.rowCount);
    addShares(scores, values, 1);
    addShares(scores, facts.month, TIE_BREAK);
    return scores;
  };
  return new Map<string, Baseline>([
    ['popular, all time', () => facts.all],
    ['popular, 30 days', () => facts.month],
    ['popular, 7 days', () => facts.week],
    ['own frequency', (tested) => tieBroken(own(tested))],
    ['last basket', ({ baskets }) => tieBroken(lastBasket(log.rowCount, baskets[0]?.rows ?? []))],
    ['item-kNN', ({ baskets }) => basketSums(facts.together, log.rowCount, baskets)],
    ['transitions', ({ baskets }) => basketSums(facts.baskets.steps, log.rowCount, baskets)],
    ['same basket, 30 days', ({ baskets }) => basketSums(facts.baskets.month, log.rowCount, baskets)],
    ['hand-made blend', blended],
  ]);
}

function factsAt(log: BasketLog, day: number): Facts {
  const { week, month } = popularityWindows(log, day);
  const sequences = ownBasketsBefore(log, day).map((baskets) =>
    baskets.toReversed().flatMap(({ rows }) => Array.from(rows)),
  );
  const all = new Float32Array(log.rowCount);
  const end = log.starts[basketsBefore(log, day)] as number;
  for (const row of log.rows.subarray(0, end)) all[row] = (all[row] as number) + 1;
  return {
    baskets: basketFacts(log, day),
    together: togetherTable(sequencesOf(log.rowCount, sequences)),
    all,
    month,
    week,
  };
}

function ownBy(
  rowCount: number,
  baskets: TestedShopper['baskets'],
  weight: (purchase: { byBasket: number; byQuarter: number }) => number,
): Float32Array {
  const scores = new Float32Array(rowCount);
  for (const [row, purchase] of ownPurchases(baskets)) scores[row] = weight(purchase);
  return scores;
}

function lastBasket(rowCount: number, rows: ArrayLike<number>): Float32Array {
  const scores = new Float32Array(rowCount);
  for (const row of Array.from(rows)) scores[row] = 1;
  return scores;
}

function addShares(scores: Float32Array, values: Float32Array, weight: number): void {
  const most = values.reduce((max, value) => Math.max(max, value), 0);
  if (most === 0) return;
  for (let row = 0; row < scores.length; row += 1)
    scores[row] = (scores[row] as number) + (weight * (values[row] as number)) / most;
}
