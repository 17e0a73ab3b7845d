import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import util from 'node:util';
import { columnsOf, type TensorRuntime } from './ranker.ts';

type Tf = typeof import('@tensorflow/tfjs-core');
type TfWasm = typeof import('@tensorflow/tfjs-backend-wasm');
export type TfWithGradients = typeof import('@tensorflow/tfjs');
export type TensorBackend = 'wasm' | 'cpu' | 'node';

const require = createRequire(import.meta.url);

/**
 * Opens TensorFlow.js. `wasm` (SIMD, one thread: threads do not exist for it in Node) is the one that is
 * tested; `cpu` is 20 to 40 times slower and stands in where WebAssembly SIMD is missing; `node` is an
 * operator's own installation of the native backend, which this project could not obtain and never tested.
 */
export async function openTensorRuntime(preferred: TensorBackend = 'wasm'): Promise<TensorRuntime> {
  const order: readonly TensorBackend[] = preferred === 'node' ? ['node', 'wasm', 'cpu'] : [preferred, 'cpu'];
  for (const backend of order) {
    const tf = backend === 'node' ? await openNative() : await openPortable(backend);
    if (tf !== undefined) return runtimeOf(tf, `tfjs-${backend}`);
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

async function openPortable(backend: 'wasm' | 'cpu'): Promise<Tf | undefined> {
  const tf = require('@tensorflow/tfjs-core') as Tf;
  // Without its checks of every result, and without its advice to install the native backend.
  tf.enableProdMode();
  require('@tensorflow/tfjs-backend-cpu');
  const started = backend === 'wasm' ? await startWasm(tf) : await tf.setBackend('cpu');
  if (!started) return undefined;
  await tf.ready();
  return tf;
}

async function startWasm(tf: Pick<Tf, 'setBackend'>): Promise<boolean> {
  const entry = require.resolve('@tensorflow/tfjs-backend-wasm');
  const wasm = require(entry) as TfWasm;
  wasm.setWasmPaths(join(dirname(entry), '..', 'wasm-out') + sep);
  return tf.setBackend('wasm');
}

/** Any failure means "absent": with install scripts off the package is there and throws without a code. */
async function openNative(): Promise<Tf | undefined> {
  try {
    // tfjs-node 4.22.0 calls a function that Node 23 removed.
    if (!('isNullOrUndefined' in util))
      Object.assign(util, { isNullOrUndefined: (value: unknown) => value === null || value === undefined });
    // Put together at run time, so that no bundler or type checker asks for the package.
    const tf = require(['@tensorflow', 'tfjs-node'].join('/')) as Tf;
    return (await tf.setBackend('tensorflow')) ? tf : undefined;
  } catch {
    return undefined;
  }
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
        score: (features, count) =>
          tf.tidy(() => {
            const a = tf.tensor2d(features, [count, columns]);
            const raised = tf.fused.matMul({ a, b: w, bias, activation: 'relu' });
            // The engine owns the array behind a tensor; the caller keeps a copy.
            return Float32Array.from(tf.matMul(raised, out).dataSync());
          }),
        dispose: () => tf.dispose([w, bias, out]),
      };
    },
  };
}
