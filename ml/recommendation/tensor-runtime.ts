import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import util from 'node:util';
import { columnsOf, plainRuntime, type RankerWeights, type TensorRuntime } from './ranker.ts';

type Tf = typeof import('@tensorflow/tfjs-core');
type TfWasm = typeof import('@tensorflow/tfjs-backend-wasm');
export type TfWithGradients = typeof import('@tensorflow/tfjs');
export type TensorBackend = 'node' | 'wasm' | 'cpu';

interface OpeningOptions {
  /** Finds a package by its name; throws when it is not there. */
  readonly load?: (name: string) => unknown;
  /** Told why a backend is passed over. */
  readonly report?: (line: string) => void;
}

const require = createRequire(import.meta.url);

/** What two backends may differ by. */
const TOLERANCE = 1e-5;

/**
 * Opens TensorFlow.js on the first backend that is there and gives the scores of the plain code. `node` is an
 * operator's own installation of the native library: the project could not obtain it and never ran it, so it
 * has to prove itself at each start. `wasm` (SIMD, one thread: threads do not exist for it in Node) is the one
 * that is tested; `cpu` is 20 to 40 times slower and stands in where WebAssembly SIMD is missing.
 *
 * @param preferred Tried first; after it `wasm`, then `cpu`.
 */
export async function openTensorRuntime(
  preferred: TensorBackend = 'wasm',
  { load = require, report = () => {} }: OpeningOptions = {},
): Promise<TensorRuntime> {
  for (const backend of new Set([preferred, 'wasm', 'cpu'] as const)) {
    try {
      const tf = backend === 'node' ? await openNative(load) : await openPortable(backend);
      const runtime = runtimeOf(tf, `tfjs-${backend}`);
      prove(runtime);
      return runtime;
    } catch (error) {
      // Any failure means "absent": with install scripts off the native package is there and throws without a code.
      report(`TensorFlow.js on ${backend} is passed over: ${error instanceof Error ? error.message : error}`);
    }
  }
  throw new Error('TensorFlow.js has no working backend here');
}

/** The union package on the wasm backend: the core package alone has no gradients. For training only. */
export async function openTrainingRuntime(): Promise<TfWithGradients> {
  const tf = require('@tensorflow/tfjs') as TfWithGradients;
  tf.enableProdMode();
  if (!(await startWasm(tf))) await tf.setBackend('cpu');
  await tf.ready();
  return tf;
}

async function openPortable(backend: 'wasm' | 'cpu'): Promise<Tf> {
  const tf = require('@tensorflow/tfjs-core') as Tf;
  // Without its checks of every result, and without its advice to install the native backend.
  tf.enableProdMode();
  require('@tensorflow/tfjs-backend-cpu');
  const started = backend === 'wasm' ? await startWasm(tf) : await tf.setBackend('cpu');
  if (!started) throw new Error('the backend does not start');
  await tf.ready();
  return tf;
}

async function startWasm(tf: Pick<Tf, 'setBackend'>): Promise<boolean> {
  const entry = require.resolve('@tensorflow/tfjs-backend-wasm');
  const wasm = require(entry) as TfWasm;
  wasm.setWasmPaths(join(dirname(entry), '..', 'wasm-out') + sep);
  return tf.setBackend('wasm');
}

async function openNative(load: (name: string) => unknown): Promise<Tf> {
  // tfjs-node 4.22.0 calls a function that Node 23 removed.
  if (!('isNullOrUndefined' in util))
    Object.assign(util, { isNullOrUndefined: (value: unknown) => value === null || value === undefined });
  // Put together at run time, so that no bundler or type checker asks for the package.
  const tf = load(['@tensorflow', 'tfjs-node'].join('/')) as Tf;
  if (!(await tf.setBackend('tensorflow'))) throw new Error('the backend does not start');
  await tf.ready();
  return tf;
}

/** 3 rows of 5 columns through 4 hidden units, some of them silent. */
const EXAM: RankerWeights = {
  input: Float32Array.from({ length: 20 }, (_, n) => Math.sin(n + 1)),
  inputBias: Float32Array.of(0.1, -0.2, 0.3, -0.4),
  output: Float32Array.of(0.5, -1, 0.25, 2),
};
const EXAM_ROWS = 3;

/** @throws when the runtime does not compute what the plain code computes. */
function prove(runtime: TensorRuntime): void {
  const features = Float32Array.from({ length: EXAM_ROWS * columnsOf(EXAM) }, (_, n) => Math.cos(n));
  const [ranker, plain] = [runtime.load(EXAM), plainRuntime.load(EXAM)];
  const expected = plain.score(features, EXAM_ROWS);
  const scores = ranker.score(features, EXAM_ROWS);
  ranker.dispose();
  // Written so that a score that is no number fails too.
  if (!expected.every((score, row) => Math.abs(score - (scores[row] as number)) < TOLERANCE))
    throw new Error('its scores are not those of the plain code');
}

function runtimeOf(tf: Tf, name: string): TensorRuntime {
  return {
    name,
    load(weights) {
      const { input, inputBias, output } = weights;
      const columns = columnsOf(weights);
      const hidden = output.length;
      const w = tf.tensor2d(input, [columns, hidden]);
      const bias = tf.tensor1d(inputBias);
      const out = tf.tensor2d(output, [hidden, 1]);
      return {
        score: (features, count) => {
          const scores = tf.tidy(() => {
            const a = tf.tensor2d(features, [count, columns]);
            const raised = tf.fused.matMul({ a, b: w, bias, activation: 'relu' });
            return tf.matMul(raised, out);
          });
          // Read outside: `tidy` would walk through every number of an array that it is handed. The engine owns
          // the array behind a tensor; the caller keeps a copy.
          const kept = scores.dataSync().slice() as Float32Array;
          scores.dispose();
          return kept;
        },
        dispose: () => tf.dispose([w, bias, out]),
      };
    },
  };
}
