// The ranker in a thread of its own, with micro-batching: lists that arrive within the window are one call.
import { parentPort, workerData } from 'node:worker_threads';
import { FEATURE_COUNT, openTensorRuntime, type RankerWeights } from '#ml/recommendation';

interface Asked {
  readonly id: number;
  readonly features: Float32Array;
  readonly count: number;
}

const { weights, windowMs } = workerData as { weights: RankerWeights; windowMs: number };
const ranker = (await openTensorRuntime('wasm')).load(weights);
let waiting: Asked[] = [];

parentPort?.on('message', (asked: Asked) => {
  if (waiting.length === 0) setTimeout(answer, windowMs);
  waiting.push(asked);
});
parentPort?.postMessage('ready');

function answer(): void {
  const batch = waiting;
  waiting = [];
  const total = batch.reduce((sum, { count }) => sum + count, 0);
  const together = new Float32Array(total * FEATURE_COUNT);
  let at = 0;
  for (const { features } of batch) {
    together.set(features, at);
    at += features.length;
  }
  const scores = ranker.score(together, total);
  let row = 0;
  for (const { id, count } of batch) {
    const own = scores.slice(row, row + count);
    row += count;
    parentPort?.postMessage({ id, scores: own }, [own.buffer]);
  }
}
