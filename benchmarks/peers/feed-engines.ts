import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { onnxModel } from './onnx-model.ts';
import { scratchPeer } from './scratch.ts';

/** What both libraries are given: a shop of random vectors, and a ranker. */
export interface PeerShop {
  readonly count: number;
  readonly dim: number;
  /** `[count, dim]` */
  readonly vectors: Float32Array;
  /** `[count]`: 0, or -1e9 for what is not in stock. */
  readonly mask: Float32Array;
  readonly columns: number;
  readonly hidden: number;
  /** `[count, columns]` */
  readonly features: Float32Array;
  readonly input: Float32Array;
  readonly bias: Float32Array;
  readonly output: Float32Array;
  /** Rows of a history, candidates, and rows of an answer. */
  readonly history: number;
  readonly candidates: number;
  readonly limit: number;
}

/** The arithmetic of a feed on one library: history rows → rows, best first. */
export type FeedEngine = (history: readonly number[]) => Promise<readonly number[]>;

export const FEED_ENGINES = ['tfjs-wasm', 'tfjs-cpu', 'onnxruntime'] as const;
export type FeedEngineName = (typeof FEED_ENGINES)[number];

export function openFeedEngine(name: FeedEngineName, shop: PeerShop): Promise<FeedEngine> {
  return name === 'onnxruntime' ? openOnnx(shop) : openTensors(name === 'tfjs-wasm' ? 'wasm' : 'cpu', shop);
}

/** Everything by the operations of TensorFlow.js, as its guides do it. */
async function openTensors(backend: 'wasm' | 'cpu', shop: PeerShop): Promise<FeedEngine> {
  const require = createRequire(import.meta.url);
  const tf = require('@tensorflow/tfjs-core') as typeof import('@tensorflow/tfjs-core');
  tf.enableProdMode();
  require('@tensorflow/tfjs-backend-cpu');
  if (backend === 'wasm') {
    const entry = require.resolve('@tensorflow/tfjs-backend-wasm');
    const wasm = require(entry) as typeof import('@tensorflow/tfjs-backend-wasm');
    wasm.setWasmPaths(join(dirname(entry), '..', 'wasm-out') + sep);
  }
  await tf.setBackend(backend);
  const { count, dim, columns, hidden, candidates, limit } = shop;
  const vectors = tf.tensor2d(shop.vectors, [count, dim]);
  const mask = tf.tensor1d(shop.mask);
  const features = tf.tensor2d(shop.features, [count, columns]);
  const input = tf.tensor2d(shop.input, [columns, hidden]);
  const bias = tf.tensor1d(shop.bias);
  const output = tf.tensor2d(shop.output, [hidden, 1]);
  return async (history) =>
    tf.tidy(() => {
      const met = tf.gather(vectors, tf.tensor1d([...history], 'int32'));
      const user = tf.reshape(tf.mean(met, 0), [dim, 1]);
      const scores = tf.add(tf.reshape(tf.matMul(vectors, user), [count]), mask);
      const { indices } = tf.topk(scores, candidates);
      const rows = tf.gather(features, indices);
      const raised = tf.fused.matMul({ a: rows, b: input, bias, activation: 'relu' });
      const best = tf.topk(tf.reshape(tf.matMul(raised, output), [candidates]), limit);
      return Array.from(tf.gather(indices, best.indices).dataSync());
    });
}

interface Onnx {
  readonly InferenceSession: {
    create(model: Uint8Array, options: object): Promise<{ run(feeds: object): Promise<OnnxAnswer> }>;
  };
  readonly Tensor: new (type: string, data: Float32Array | BigInt64Array, shape: readonly number[]) => object;
}
interface OnnxAnswer {
  readonly rows: { readonly data: BigInt64Array };
}

/** One graph with the same steps, on one thread. */
async function openOnnx(shop: PeerShop): Promise<FeedEngine> {
  const onnx = scratchPeer<Onnx>('onnxruntime-node');
  if ('missing' in onnx) throw new Error(onnx.missing);
  const { count, dim, columns, hidden, candidates, history, limit } = shop;
  const model = onnxModel({
    inputs: [{ name: 'history', dims: [history], integers: true }],
    outputs: [{ name: 'rows', dims: [1, 1, limit], integers: true }],
    constants: [
      { name: 'vectors', dims: [count, dim], data: shop.vectors },
      // [1, dim] x [dim, count]: the form that onnxruntime packs and multiplies fastest.
      { name: 'across', dims: [dim, count], data: transposed(shop.vectors, dim) },
      { name: 'mask', dims: [count], data: shop.mask },
      { name: 'features', dims: [count, columns], data: shop.features },
      { name: 'input', dims: [columns, hidden], data: shop.input },
      { name: 'bias', dims: [hidden], data: shop.bias },
      { name: 'output', dims: [hidden], data: shop.output },
      { name: 'mean', dims: [1, history], data: new Float32Array(history).fill(1 / history) },
      { name: 'candidates', dims: [1], data: BigInt64Array.of(BigInt(candidates)) },
      { name: 'limit', dims: [1], data: BigInt64Array.of(BigInt(limit)) },
    ],
    nodes: [
      { operator: 'Gather', inputs: ['vectors', 'history'], outputs: ['met'] },
      { operator: 'MatMul', inputs: ['mean', 'met'], outputs: ['user'] },
      { operator: 'MatMul', inputs: ['user', 'across'], outputs: ['likings'] },
      { operator: 'Add', inputs: ['likings', 'mask'], outputs: ['open'] },
      { operator: 'TopK', inputs: ['open', 'candidates'], outputs: ['best', 'places'] },
      { operator: 'Gather', inputs: ['features', 'places'], outputs: ['table'] },
      { operator: 'MatMul', inputs: ['table', 'input'], outputs: ['weighted'] },
      { operator: 'Add', inputs: ['weighted', 'bias'], outputs: ['biased'] },
      { operator: 'Relu', inputs: ['biased'], outputs: ['raised'] },
      { operator: 'MatMul', inputs: ['raised', 'output'], outputs: ['ranks'] },
      { operator: 'TopK', inputs: ['ranks', 'limit'], outputs: ['top', 'order'] },
      { operator: 'Gather', inputs: ['places', 'order'], outputs: ['rows'], integers: { axis: 1 } },
    ],
  });
  const session = await onnx.InferenceSession.create(model, { intraOpNumThreads: 1, interOpNumThreads: 1 });
  return async (met) => {
    const given = new onnx.Tensor('int64', BigInt64Array.from(met, BigInt), [history]);
    const { rows } = await session.run({ history: given });
    return Array.from(rows.data, Number);
  };
}

function transposed(rows: Float32Array, dim: number): Float32Array {
  const count = rows.length / dim;
  return Float32Array.from(rows, (_, at) => rows[(at % count) * dim + Math.floor(at / count)] as number);
}

/** The same steps in plain TypeScript: what every engine has to answer. */
export const plainFeed =
  (shop: PeerShop): FeedEngine =>
  async (history) => {
    const { limit, count, dim, columns, hidden, vectors, mask, features, input, bias, output } = shop;
    const user = new Float64Array(dim);
    for (const row of history)
      for (let d = 0; d < dim; d += 1)
        user[d] = (user[d] as number) + (vectors[row * dim + d] as number) / history.length;
    const rowsBy = (rows: readonly number[], score: (row: number) => number, k: number) => {
      const scores = new Map(rows.map((row) => [row, score(row)]));
      return [...rows]
        .sort((a, b) => (scores.get(b) as number) - (scores.get(a) as number) || a - b)
        .slice(0, k);
    };
    const liking = (row: number) => {
      let sum = mask[row] as number;
      for (let d = 0; d < dim; d += 1) sum += (user[d] as number) * (vectors[row * dim + d] as number);
      return sum;
    };
    const rank = (row: number) => {
      let score = 0;
      for (let h = 0; h < hidden; h += 1) {
        let sum = bias[h] as number;
        for (let f = 0; f < columns; f += 1)
          sum += (features[row * columns + f] as number) * (input[f * hidden + h] as number);
        score += Math.max(0, sum) * (output[h] as number);
      }
      return score;
    };
    const everything = Array.from({ length: count }, (_, row) => row);
    return rowsBy(rowsBy(everything, liking, shop.candidates), rank, limit);
  };
