import { createRequire } from 'node:module';
import { SeededRandom } from '#kernel';
import { openTensorRuntime, plainRuntime, type RankerWeights, type TensorRuntime } from '#ml/recommendation';

type Tf = typeof import('@tensorflow/tfjs-core');
const require = createRequire(import.meta.url);
const tfCore = require('@tensorflow/tfjs-core') as Tf;
// Something has to be there to count tensors in, also for the runtime that has none.
require('@tensorflow/tfjs-backend-cpu');

const TOLERANCE = 1e-5;
const COLUMNS = 23;
const HIDDEN = 34;
const CALLS = 1_000;

/** Behaves like the native package and computes with the portable one: only the way to it is tested. */
const standIn: Partial<Tf> = {
  ...tfCore,
  setBackend: async (name) => name === 'tensorflow' && tfCore.setBackend('cpu'),
};

const RUNTIMES: readonly [name: string, open: () => Promise<TensorRuntime>][] = [
  ['plain', async () => plainRuntime],
  ['tfjs-wasm', () => openTensorRuntime('wasm')],
  ['tfjs-cpu', () => openTensorRuntime('cpu')],
  ['tfjs-node', () => openTensorRuntime('node', { load: () => standIn })],
];

function drawn(length: number, seed: number): Float32Array {
  const random = new SeededRandom(seed);
  return Float32Array.from({ length }, () => (random.fraction() - 0.5) / 2);
}

function weightsOf(seed: number): RankerWeights {
  return {
    input: drawn(COLUMNS * HIDDEN, seed),
    inputBias: drawn(HIDDEN, seed + 1),
    output: drawn(HIDDEN, seed + 2),
  };
}

/** score(x) = relu(x W + c) · w, in double precision, straight from the definition. */
function byDefinition({ input, inputBias, output }: RankerWeights, row: Float32Array): number {
  return output.reduce((score, out, h) => {
    const sum = row.reduce((s, x, f) => s + x * (input[f * HIDDEN + h] as number), inputBias[h] as number);
    return score + Math.max(0, sum) * out;
  }, 0);
}

describe.each(RUNTIMES)('any runtime of the ranker: %s', (name, open) => {
  let runtime: TensorRuntime;
  beforeAll(async () => {
    runtime = await open();
  });

  test('is what was asked for', () => {
    expect(runtime.name).toBe(name);
  });

  test.each([1, 7, 400])('gives the scores of the definition for %d candidates', (count) => {
    const weights = weightsOf(4);
    const ranker = runtime.load(weights);
    const features = drawn(count * COLUMNS, 9);
    const scores = ranker.score(features, count);
    expect(scores).toHaveLength(count);
    for (const [row, score] of scores.entries()) {
      const expected = byDefinition(weights, features.subarray(row * COLUMNS, (row + 1) * COLUMNS));
      expect(Math.abs(score - expected)).toBeLessThan(TOLERANCE);
    }
    ranker.dispose();
  });

  test('hands out scores that the next call does not touch', () => {
    const ranker = runtime.load(weightsOf(4));
    const first = ranker.score(drawn(5 * COLUMNS, 1), 5);
    const kept = Float32Array.from(first);
    ranker.score(drawn(5 * COLUMNS, 2), 5);
    expect(first).toEqual(kept);
    ranker.dispose();
  });

  test('holds two rankers apart, and one outlives the other', () => {
    const [older, newer] = [runtime.load(weightsOf(4)), runtime.load(weightsOf(40))];
    const features = drawn(3 * COLUMNS, 1);
    const alone = newer.score(features, 3);
    expect(older.score(features, 3)).not.toEqual(alone);
    older.dispose();
    expect(newer.score(features, 3)).toEqual(alone);
    newer.dispose();
  });

  test('keeps nothing of a thousand calls, and gives everything back in the end', () => {
    const before = tfCore.memory().numTensors;
    const ranker = runtime.load(weightsOf(4));
    const features = drawn(20 * COLUMNS, 3);
    ranker.score(features, 20);
    const { numTensors, numBytes } = tfCore.memory();
    for (let call = 0; call < CALLS; call += 1) ranker.score(features, 20);
    expect(tfCore.memory()).toMatchObject({ numTensors, numBytes });
    ranker.dispose();
    expect(tfCore.memory().numTensors).toBe(before);
  });
});

describe('an operator’s native backend', () => {
  const openedWith = async (load: (name: string) => unknown) => {
    const lines: string[] = [];
    const { name } = await openTensorRuntime('node', { load, report: (line) => lines.push(line) });
    return { name, lines };
  };

  test('is looked for under its own name', async () => {
    const asked: string[] = [];
    await openedWith((name) => {
      asked.push(name);
      return standIn;
    });
    expect(asked).toEqual(['@tensorflow/tfjs-node']);
  });

  test('that is not installed is said to be absent, and WebAssembly answers', async () => {
    const { name, lines } = await openedWith(require);
    expect(name).toBe('tfjs-wasm');
    expect(lines).toEqual([expect.stringContaining("Cannot find module '@tensorflow/tfjs-node'")]);
  });

  test.each<[string, () => unknown]>([
    [
      'was installed without its scripts, and throws something without a code',
      () => {
        throw new Error('The Node.js native addon module can not be found');
      },
    ],
    ['does not start', () => ({ ...standIn, setBackend: async () => false })],
    [
      'computes something else',
      () => ({ ...standIn, matMul: (a: never, b: never) => tfCore.add(tfCore.matMul(a, b), 0.001) }),
    ],
    ['computes no numbers', () => ({ ...standIn, matMul: () => tfCore.tensor1d([Number.NaN, 1, 1]) })],
  ])('that %s is passed over, with the reason', async (_what, load) => {
    const { name, lines } = await openedWith(load);
    expect(name).toBe('tfjs-wasm');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^TensorFlow\.js on node is passed over: ./);
  });
});
