import { FEATURE_COUNT } from './features.ts';

/**
 * score(x) = relu(x W + c) · w, x = one row of features. The linear path of the trained network rides
 * along as two hidden units, since y = relu(y) - relu(-y), and the standardisation is folded into W and c:
 * serving is two multiplications.
 */
export interface RankerWeights {
  /** `[FEATURE_COUNT, hidden]` */
  readonly input: Float32Array;
  /** `[hidden]` */
  readonly inputBias: Float32Array;
  /** `[hidden]` */
  readonly output: Float32Array;
}

/** A ranker held by one runtime. Every runtime gives the same scores within 1e-5. */
export interface LoadedRanker {
  /** @param features `[count, FEATURE_COUNT]`. @returns `[count]`, fresh. */
  score(features: Float32Array, count: number): Float32Array;
  dispose(): void;
}

/** Where the ranker's arithmetic happens. */
export interface TensorRuntime {
  readonly name: string;
  load(weights: RankerWeights): LoadedRanker;
}

/** No library at all: for tests, and the measure of the others. */
export const plainRuntime: TensorRuntime = {
  name: 'plain',
  load: (weights) => ({
    score: (features, count) => plainScores(weights, features, count),
    dispose: () => {},
  }),
};

function plainScores(
  { input, inputBias, output }: RankerWeights,
  features: Float32Array,
  count: number,
): Float32Array {
  const hidden = output.length;
  const scores = new Float32Array(count);
  const sums = new Float32Array(hidden);
  for (let c = 0; c < count; c += 1) {
    sums.set(inputBias);
    for (let f = 0; f < FEATURE_COUNT; f += 1) {
      const value = features[c * FEATURE_COUNT + f] as number;
      if (value === 0) continue;
      for (let h = 0; h < hidden; h += 1)
        sums[h] = (sums[h] as number) + value * (input[f * hidden + h] as number);
    }
    let score = 0;
    for (let h = 0; h < hidden; h += 1) score += Math.max(0, sums[h] as number) * (output[h] as number);
    scores[c] = score;
  }
  return scores;
}
