/** chance = 1 / (1 + exp(-(weights · [1, ...inputs]))) */
export interface Logistic {
  /** The constant, then one weight per input. */
  readonly weights: readonly number[];
}

const ROUNDS_MAX = 25;
const RIDGE = 1e-4;
const SETTLED = 1e-8;

/** Maximum likelihood by Newton's method, with a trace of ridge so that separable data has an answer too. */
export function fitLogistic(inputs: readonly (readonly number[])[], outcomes: readonly boolean[]): Logistic {
  const [first] = inputs;
  if (first === undefined || inputs.length !== outcomes.length)
    throw new RangeError(`${inputs.length} inputs for ${outcomes.length} outcomes`);
  const size = first.length + 1;
  let weights: number[] = new Array(size).fill(0);
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const gradient = weights.map((weight) => -RIDGE * weight);
    const curvature = Array.from({ length: size }, (_, i) =>
      Array.from({ length: size }, (__, j) => (i === j ? RIDGE : 0)),
    );
    for (const [at, input] of inputs.entries()) {
      const x = [1, ...input];
      const chance = applyLogistic({ weights }, input);
      const miss = (outcomes[at] === true ? 1 : 0) - chance;
      const spread = chance * (1 - chance);
      for (let i = 0; i < size; i += 1) {
        gradient[i] = (gradient[i] as number) + miss * (x[i] as number);
        const line = curvature[i] as number[];
        for (let j = 0; j < size; j += 1)
          line[j] = (line[j] as number) + spread * (x[i] as number) * (x[j] as number);
      }
    }
    const step = solved(curvature, gradient);
    weights = weights.map((weight, i) => weight + (step[i] as number));
    if (step.every((change) => Math.abs(change) < SETTLED)) break;
  }
  return { weights };
}

export function applyLogistic({ weights }: Logistic, inputs: readonly number[]): number {
  const sum = inputs.reduce(
    (total, input, at) => total + (weights[at + 1] as number) * input,
    weights[0] as number,
  );
  return 1 / (1 + Math.exp(-sum));
}

/** Solves a positive definite system by Gaussian elimination; overwrites both arguments. */
function solved(matrix: number[][], right: number[]): number[] {
  const size = right.length;
  for (let column = 0; column < size; column += 1) {
    const pivot = matrix[column] as number[];
    for (let row = column + 1; row < size; row += 1) {
      const line = matrix[row] as number[];
      const factor = (line[column] as number) / (pivot[column] as number);
      for (let at = column; at < size; at += 1)
        line[at] = (line[at] as number) - factor * (pivot[at] as number);
      right[row] = (right[row] as number) - factor * (right[column] as number);
    }
  }
  for (let column = size - 1; column >= 0; column -= 1) {
    const line = matrix[column] as number[];
    let rest = right[column] as number;
    for (let at = column + 1; at < size; at += 1) rest -= (line[at] as number) * (right[at] as number);
    right[column] = rest / (line[column] as number);
  }
  return right;
}
