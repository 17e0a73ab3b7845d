import { SIGNAL, SIGNAL_COUNT } from './signals.ts';

/**
 * The ranker's input: one function for trainer and server, one name per column. A change of meaning or
 * order raises the version, and artefacts of another version are refused.
 */
export const FEATURE_VERSION = 1;

export const FEATURE_NAMES = [
  'forward',
  'next',
  'together',
  'two_steps',
  'taste',
  'likeness',
  'group',
  'seen',
  'bought',
  'bought_lately',
  'occurrences',
  'popularity',
  'freshness',
  'forward_of_best',
  'together_of_best',
  'taste_behind_best',
  'history_length',
] as const;

export const FEATURE_COUNT = FEATURE_NAMES.length;

/** What a candidate is compared with: the best of its own list. */
export interface ListContext {
  readonly forwardMax: number;
  readonly togetherMax: number;
  readonly tasteMax: number;
  readonly historyRows: number;
}

export function listContext(signals: Float32Array, count: number, historyRows: number): ListContext {
  const largest = (column: number, from: number): number => {
    let max = from;
    for (let c = 0; c < count; c += 1) max = Math.max(max, signals[c * SIGNAL_COUNT + column] as number);
    return max;
  };
  return {
    forwardMax: largest(SIGNAL.forward, 0),
    togetherMax: largest(SIGNAL.together, 0),
    tasteMax: count === 0 ? 0 : largest(SIGNAL.taste, Number.NEGATIVE_INFINITY),
    historyRows,
  };
}

/** Table entries are around .001 to .3 and popularity shares around 1e-4 to 1e-2: brought to the order of 1. */
const TABLE_SCALE = 100;
const POPULARITY_SCALE = 1_000;

/** `[count, SIGNAL_COUNT]` → `[count, FEATURE_COUNT]`; allocates the result. */
export function featuresOf(signals: Float32Array, count: number, context: ListContext): Float32Array {
  const features = new Float32Array(count * FEATURE_COUNT);
  for (let c = 0; c < count; c += 1) {
    const s = c * SIGNAL_COUNT;
    const f = c * FEATURE_COUNT;
    const forward = signals[s + SIGNAL.forward] as number;
    const together = signals[s + SIGNAL.together] as number;
    const taste = signals[s + SIGNAL.taste] as number;
    features[f] = Math.log1p(TABLE_SCALE * forward);
    features[f + 1] = Math.log1p(TABLE_SCALE * (signals[s + SIGNAL.next] as number));
    features[f + 2] = Math.log1p(TABLE_SCALE * together);
    features[f + 3] = Math.log1p(TABLE_SCALE * (signals[s + SIGNAL.twoSteps] as number));
    features[f + 4] = taste;
    features[f + 5] = signals[s + SIGNAL.likeness] as number;
    features[f + 6] = signals[s + SIGNAL.group] as number;
    features[f + 7] = Math.log1p(signals[s + SIGNAL.seen] as number);
    features[f + 8] = Math.log1p(signals[s + SIGNAL.bought] as number);
    features[f + 9] = signals[s + SIGNAL.boughtLately] as number;
    features[f + 10] = Math.log1p(signals[s + SIGNAL.occurrences] as number);
    features[f + 11] = Math.log1p(POPULARITY_SCALE * (signals[s + SIGNAL.popularity] as number));
    features[f + 12] = signals[s + SIGNAL.freshness] as number;
    features[f + 13] = context.forwardMax === 0 ? 0 : forward / context.forwardMax;
    features[f + 14] = context.togetherMax === 0 ? 0 : together / context.togetherMax;
    features[f + 15] = taste - context.tasteMax;
    features[f + 16] = Math.log1p(context.historyRows);
  }
  return features;
}

/**
 * Order without a trained ranker, in feature columns: transitions first, then what shares the group, then
 * what the store sells. Also the order while the ranker is not ready.
 */
const RETRIEVAL_WEIGHTS: Readonly<Partial<Record<(typeof FEATURE_NAMES)[number], number>>> = {
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
