import {
  arrangeShelf,
  type BasketLog,
  basketFacts,
  CandidateMaker,
  FEATURE_COUNT,
  featuresOf,
  fitBehaviour,
  ownPurchases,
  popularityWindows,
  type ServedBehaviour,
  type Shopper,
  sequencesOf,
  serveBehaviour,
  VECTOR_DIM,
} from '#ml/recommendation';
import { type TestedShopper, testedAt } from './time-split.ts';

/** Far more of a person's own goods than a feed would look at: wholesalers buy hundreds again and again. */
const QUOTA = {
  bought: 2_000,
  basketMonth: 150,
  basketStep: 100,
  forward: 0,
  together: 0,
  twoSteps: 0,
  taste: 0,
  group: 0,
  popular: 100,
  fresh: 0,
} as const;

/** One tested person's candidates, as the feed would see them at the cut. */
export interface TimeList {
  readonly tested: TestedShopper;
  readonly rows: readonly number[];
  /** `[rows.length, FEATURE_COUNT]` */
  readonly features: Float32Array;
}

/** Through the feed's own candidates, signals and features; everything is fitted on baskets before `day`. */
export function timeLists(log: BasketLog, day: number): TimeList[] {
  const model = modelAt(log, day);
  const maker = new CandidateMaker(model, log.rowCount, QUOTA);
  const groups = new Int32Array(log.rowCount);
  const popularity = popularityWindows(log, day).week.map((rate) => rate / 1_000);
  const shelf = arrangeShelf({ groups, popularity, freshness: new Float32Array(log.rowCount) }, 1);
  const allowed = new Uint8Array(log.rowCount).fill(1);
  return testedAt(log, day).map((tested) => {
    const { rows, signals, context } = maker.list(shopperOf(tested), shelf, allowed);
    return { tested, rows, features: featuresOf(signals, rows.length, context) };
  });
}

/** Baskets only: inside a basket there is no order, so nothing follows anything and those columns stay 0. */
function modelAt(log: BasketLog, day: number): ServedBehaviour {
  const vectors = new Float32Array(log.rowCount * VECTOR_DIM);
  const behaviour = fitBehaviour(sequencesOf(log.rowCount, []), { vectors, gates: new Float32Array(0) });
  return serveBehaviour({ ...behaviour, baskets: basketFacts(log, day) });
}

function shopperOf({ baskets }: TestedShopper): Shopper {
  const purchases = [...ownPurchases(baskets)]
    .sort(([a, x], [b, y]) => y.byBasket - x.byBasket || a - b)
    .map(([row, { times, daysAgo }]) => ({ row, count: times, daysAgo }));
  return { rows: [], purchases, baskets };
}

/** Where the next basket's rows stand among the candidates. */
export function placesOf({ tested, rows }: TimeList): number[] {
  return rows.flatMap((row, place) => (tested.basket.has(row) ? [place] : []));
}

/** Dense scores `[rowCount]` of what a ranker gave to the candidates; all others stand behind them. */
export function denseScores({ rows }: TimeList, scores: Float32Array, rowCount: number): Float32Array {
  const dense = new Float32Array(rowCount).fill(Number.NEGATIVE_INFINITY);
  for (const [place, row] of rows.entries()) dense[row] = scores[place] as number;
  return dense;
}

/** The list with all its right places and at most `others` of the rest, drawn by `draw(below)`. */
export function teachingList(list: TimeList, others: number, draw: (below: number) => number) {
  const right = placesOf(list);
  const isRight = new Set(right);
  const rest = Array.from(list.rows.keys()).filter((place) => !isRight.has(place));
  for (let at = 0; at < Math.min(others, rest.length); at += 1) {
    const other = at + draw(rest.length - at);
    const kept = rest[at] as number;
    rest[at] = rest[other] as number;
    rest[other] = kept;
  }
  const places = [...right, ...rest.slice(0, others)];
  const features = new Float32Array(places.length * FEATURE_COUNT);
  for (const [at, place] of places.entries())
    features.set(
      list.features.subarray(place * FEATURE_COUNT, (place + 1) * FEATURE_COUNT),
      at * FEATURE_COUNT,
    );
  return { features, count: places.length, label: 0, labels: Array.from(right.keys()) };
}
