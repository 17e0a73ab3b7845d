import { BASKET_FEATURES } from './basket-signals.ts';
import type { FeatureColumn } from './feature-column.ts';
import { PURCHASE_FEATURES } from './purchase-signals.ts';
import { SIGNAL, SIGNAL_COUNT, type SignalName } from './signals.ts';

/**
 * The ranker's input: one function for trainer and server, one name per column. A change of meaning or
 * order raises the version, and artefacts of another version are refused.
 */
export const FEATURE_VERSION = 3;

/** Table entries are around .001 to .3 and popularity shares around 1e-4 to 1e-2: brought to the order of 1. */
const TABLE_SCALE = 100;
const POPULARITY_SCALE = 1_000;

const SEQUENCE_FEATURES: readonly FeatureColumn<SignalName>[] = [
  { name: 'forward', signal: 'forward', form: 'log', scale: TABLE_SCALE },
  { name: 'next', signal: 'next', form: 'log', scale: TABLE_SCALE },
  { name: 'together', signal: 'together', form: 'log', scale: TABLE_SCALE },
  { name: 'two_steps', signal: 'twoSteps', form: 'log', scale: TABLE_SCALE },
  { name: 'taste', signal: 'taste', form: 'plain' },
  { name: 'likeness', signal: 'likeness', form: 'plain' },
  { name: 'group', signal: 'group', form: 'plain' },
  { name: 'seen', signal: 'seen', form: 'log', scale: 1 },
  { name: 'occurrences', signal: 'occurrences', form: 'log', scale: 1 },
  { name: 'popularity', signal: 'popularity', form: 'log', scale: POPULARITY_SCALE },
  { name: 'freshness', signal: 'freshness', form: 'plain' },
  { name: 'forward_of_best', signal: 'forward', form: 'of_best' },
  { name: 'together_of_best', signal: 'together', form: 'of_best' },
  { name: 'taste_behind_best', signal: 'taste', form: 'behind_best' },
  { name: 'history_length', signal: 'historyLength', form: 'log', scale: 1 },
  { name: 'sessions', signal: 'sessions', form: 'log', scale: TABLE_SCALE },
  { name: 'newest', signal: 'newest', form: 'log', scale: TABLE_SCALE },
  { name: 'likeness_recent', signal: 'likenessRecent', form: 'plain' },
  { name: 'sessions_of_best', signal: 'sessions', form: 'of_best' },
  { name: 'two_steps_of_best', signal: 'twoSteps', form: 'of_best' },
  { name: 'newest_of_best', signal: 'newest', form: 'of_best' },
  { name: 'forward_place', signal: 'forward', form: 'place' },
  { name: 'sessions_place', signal: 'sessions', form: 'place' },
  { name: 'taste_place', signal: 'taste', form: 'place' },
  { name: 'together_place', signal: 'together', form: 'place' },
  { name: 'newest_occurrences', signal: 'newestOccurrences', form: 'log', scale: 1 },
  { name: 'relative_place', signal: 'relativePlace', form: 'plain' },
  { name: 'relative_place_gap', signal: 'relativePlaceGap', form: 'plain' },
  { name: 'last_share', signal: 'lastShare', form: 'plain' },
  { name: 'time', signal: 'time', form: 'plain' },
  { name: 'time_gap', signal: 'timeGap', form: 'plain' },
  { name: 'time_distance', signal: 'timeDistance', form: 'plain' },
  { name: 'time_spread', signal: 'timeSpread', form: 'plain' },
];

const COLUMNS: readonly FeatureColumn<SignalName>[] = [
  ...SEQUENCE_FEATURES,
  ...PURCHASE_FEATURES,
  ...BASKET_FEATURES,
];

export const FEATURE_NAMES: readonly string[] = COLUMNS.map(({ name }) => name);
export const FEATURE_COUNT = COLUMNS.length;

/** What a candidate is compared with: the others of its list. */
export interface ListContext {
  /** `[SIGNAL_COUNT]`: the largest value of each signal; 0 in an empty list. */
  readonly best: Float32Array;
  /** Signal → its values in the list, ascending; only of the signals that some column takes the place of. */
  readonly ordered: ReadonlyMap<number, Float32Array>;
}

const PLACED = [
  ...new Set(COLUMNS.filter(({ form }) => form === 'place').map(({ signal }) => SIGNAL[signal])),
];

export function listContext(signals: Float32Array, count: number): ListContext {
  const best = new Float32Array(SIGNAL_COUNT).fill(count === 0 ? 0 : Number.NEGATIVE_INFINITY);
  for (let c = 0; c < count; c += 1)
    for (let s = 0; s < SIGNAL_COUNT; s += 1) {
      const value = signals[c * SIGNAL_COUNT + s] as number;
      if (value > (best[s] as number)) best[s] = value;
    }
  const ordered = new Map<number, Float32Array>();
  for (const signal of PLACED) {
    const values = new Float32Array(count);
    for (let c = 0; c < count; c += 1) values[c] = signals[c * SIGNAL_COUNT + signal] as number;
    ordered.set(signal, values.sort());
  }
  return { best, ordered };
}

/** `[count, SIGNAL_COUNT]` → `[count, FEATURE_COUNT]`; allocates the result. */
export function featuresOf(signals: Float32Array, count: number, context: ListContext): Float32Array {
  const features = new Float32Array(count * FEATURE_COUNT);
  for (let f = 0; f < FEATURE_COUNT; f += 1)
    writeColumn(COLUMNS[f] as FeatureColumn<SignalName>, f, signals, features, context);
  return features;
}

/** One loop per form, without a call per number: a function per column took 1.5 times as long. */
function writeColumn(
  { form, signal, scale = 1 }: FeatureColumn<SignalName>,
  f: number,
  signals: Float32Array,
  features: Float32Array,
  context: ListContext,
): void {
  const s = SIGNAL[signal];
  const best = context.best[s] as number;
  const end = features.length;
  switch (form) {
    case 'plain':
      for (let to = f, from = s; to < end; to += FEATURE_COUNT, from += SIGNAL_COUNT)
        features[to] = scale * (signals[from] as number);
      return;
    case 'log': {
      // Zeros, and what is the same for every candidate of a person, come one after another.
      let before = 0;
      let logarithm = 0;
      for (let to = f, from = s; to < end; to += FEATURE_COUNT, from += SIGNAL_COUNT) {
        const value = signals[from] as number;
        if (value !== before) {
          before = value;
          logarithm = Math.log1p(scale * value);
        }
        features[to] = logarithm;
      }
      return;
    }
    case 'of_best':
      if (best <= 0) return;
      for (let to = f, from = s; to < end; to += FEATURE_COUNT, from += SIGNAL_COUNT)
        features[to] = (signals[from] as number) / best;
      return;
    case 'behind_best':
      for (let to = f, from = s; to < end; to += FEATURE_COUNT, from += SIGNAL_COUNT)
        features[to] = (signals[from] as number) - best;
      return;
    case 'place': {
      const ordered = context.ordered.get(s) as Float32Array;
      for (let to = f, from = s; to < end; to += FEATURE_COUNT, from += SIGNAL_COUNT)
        features[to] = 1 / (1 + larger(ordered, signals[from] as number));
    }
  }
}

/** How many of the ascending values are larger than `x`. */
function larger(ordered: Float32Array, x: number): number {
  let low = 0;
  let high = ordered.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ordered[middle] as number) > x) high = middle;
    else low = middle + 1;
  }
  return ordered.length - low;
}

/**
 * Order without a trained ranker, in feature columns: transitions first, then what shares the group, then
 * what the store sells. Also the order while the ranker is not ready.
 */
const RETRIEVAL_WEIGHTS: Readonly<Record<string, number>> = {
  forward_of_best: 1,
  together_of_best: 0.2,
  group: 1,
  bought_lately: 0.4,
  popularity: 0.1,
  freshness: 0.2,
};

export function retrievalScores(features: Float32Array, count: number): Float32Array {
  const weights = FEATURE_NAMES.map((name) => RETRIEVAL_WEIGHTS[name] ?? 0);
  return Float32Array.from({ length: count }, (_, c) =>
    weights.reduce((sum, weight, f) => sum + weight * (features[c * FEATURE_COUNT + f] as number), 0),
  );
}
