import { type OnnxPort, onnxModel } from './onnx-model.ts';
import { scratchPeer } from './scratch.ts';

interface OrtTensor {
  readonly data: Float32Array | BigInt64Array;
}

interface OrtSession {
  run(feeds: Record<string, OrtTensor>): Promise<Record<string, OrtTensor>>;
}

interface Ort {
  readonly Tensor: new (type: 'float32', data: Float32Array, dims: readonly number[]) => OrtTensor;
  readonly InferenceSession: {
    create(model: Uint8Array, options: object): Promise<OrtSession>;
  };
}

/** One thread, so that CPU time and wall time are the same thing. */
const ONE_THREAD = { intraOpNumThreads: 1, interOpNumThreads: 1, graphOptimizationLevel: 'all' };

function open(): Ort | { readonly missing: string } {
  return scratchPeer<Ort>('onnxruntime-node');
}

/** Best `k` of `items` `[count, dim]` by MatMul and TopK: rows, best first. Or why there is no such peer. */
export async function onnxSearch(items: Float32Array, count: number, dim: number, k: number) {
  const ort = open();
  if ('missing' in ort) return ort;
  const ports: { inputs: OnnxPort[]; outputs: OnnxPort[] } = {
    inputs: [{ name: 'user', dims: [dim, 1] }],
    outputs: [
      { name: 'values', dims: [k, 1] },
      { name: 'rows', dims: [k, 1], integers: true },
    ],
  };
  const model = onnxModel({
    ...ports,
    nodes: [
      { operator: 'MatMul', inputs: ['items', 'user'], outputs: ['scores'] },
      {
        operator: 'TopK',
        inputs: ['scores', 'k'],
        outputs: ['values', 'rows'],
        integers: { axis: 0, largest: 1, sorted: 1 },
      },
    ],
    // As constants the items are not handed over anew for each call.
    constants: [
      { name: 'items', dims: [count, dim], data: items },
      { name: 'k', dims: [1], data: BigInt64Array.of(BigInt(k)) },
    ],
  });
  const session = await ort.InferenceSession.create(model, ONE_THREAD);
  return async (user: Float32Array): Promise<number[]> => {
    const answer = await session.run({ user: new ort.Tensor('float32', user, [dim, 1]) });
    return Array.from(answer['rows']?.data as BigInt64Array, Number);
  };
}

/** relu(X W + c) w for `count` rows of features. Or why there is no such peer. */
export async function onnxRanker(
  weights: { readonly input: Float32Array; readonly inputBias: Float32Array; readonly output: Float32Array },
  count: number,
) {
  const ort = open();
  if ('missing' in ort) return ort;
  const hidden = weights.output.length;
  const features = weights.input.length / hidden;
  const model = onnxModel({
    inputs: [{ name: 'x', dims: [count, features] }],
    outputs: [{ name: 'scores', dims: [count, 1] }],
    nodes: [
      { operator: 'MatMul', inputs: ['x', 'w'], outputs: ['xw'] },
      { operator: 'Add', inputs: ['xw', 'c'], outputs: ['raised'] },
      { operator: 'Relu', inputs: ['raised'], outputs: ['kept'] },
      { operator: 'MatMul', inputs: ['kept', 'out'], outputs: ['scores'] },
    ],
    constants: [
      { name: 'w', dims: [features, hidden], data: weights.input },
      { name: 'c', dims: [hidden], data: weights.inputBias },
      { name: 'out', dims: [hidden, 1], data: weights.output },
    ],
  });
  const session = await ort.InferenceSession.create(model, ONE_THREAD);
  return async (x: Float32Array): Promise<Float32Array> => {
    const answer = await session.run({ x: new ort.Tensor('float32', x, [count, features]) });
    return answer['scores']?.data as Float32Array;
  };
}
