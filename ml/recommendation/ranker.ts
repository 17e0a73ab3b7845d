/**
 * score(x) = relu(x W + c) · w, x = one row of features. The linear path of the trained network rides
 * along as two hidden units, since y = relu(y) - relu(-y), and the standardisation is folded into W and c:
 * serving is two multiplications. The weights say how many columns a row has: `columnsOf`.
 */
export interface RankerWeights {
  /** `[columns, hidden]` */
  readonly input: Float32Array;
  /** `[hidden]` */
  readonly inputBias: Float32Array;
  /** `[hidden]` */
  readonly output: Float32Array;
}

export function columnsOf({ input, output }: RankerWeights): number {
  return input.length / output.length;
}

/** A ranker held by one runtime. Every runtime gives the same scores within 1e-5. */
export interface LoadedRanker {
  /** @param features `[count, columns]`. @returns `[count]`, fresh. */
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

function plainScores(weights: RankerWeights, features: Float32Array, count: number): Float32Array {
  const { input, inputBias, output } = weights;
  const columns = columnsOf(weights);
  const hidden = output.length;
  const scores = new Float32Array(count);
  const sums = new Float32Array(hidden);
  for (let c = 0; c < count; c += 1) {
    sums.set(inputBias);
    for (let f = 0; f < columns; f += 1) {
      const value = features[c * columns + f] as number;
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
