import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { BestRows, VECTOR_DIM } from '#ml/recommendation';

type Tf = typeof import('@tensorflow/tfjs-core');
const require = createRequire(import.meta.url);

/** matMul(items, user), the faster order, and our own selection: TensorFlow.js sorts all of them instead. */
export async function tfjsSearch(backend: 'wasm' | 'cpu', vectors: Float32Array, count: number, k: number) {
  const tf = require('@tensorflow/tfjs-core') as Tf;
  require('@tensorflow/tfjs-backend-cpu');
  const entry = require.resolve('@tensorflow/tfjs-backend-wasm');
  const wasm = require(entry) as typeof import('@tensorflow/tfjs-backend-wasm');
  wasm.setWasmPaths(join(dirname(entry), '..', 'wasm-out') + sep);
  tf.enableProdMode();
  await tf.setBackend(backend);
  const items = tf.tensor2d(vectors, [count, VECTOR_DIM]);
  // Upload now: the tensor stays with the backend on which it is first used.
  items.dataSync();
  const best = new BestRows(k);
  return {
    search(vector: Float32Array): Int32Array {
      if (tf.getBackend() !== backend) void tf.setBackend(backend);
      return tf.tidy(() => {
        const user = tf.tensor2d(vector, [VECTOR_DIM, 1]);
        return best.select(tf.matMul(items, user).dataSync() as Float32Array, count);
      });
    },
    dispose: () => tf.dispose(items),
  };
}
