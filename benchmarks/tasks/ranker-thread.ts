import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { SeededRandom } from '#kernel';
import { FEATURE_COUNT, openTensorRuntime, type RankerWeights } from '#ml/recommendation';
import { pacedRequests } from '../support/paced-requests.ts';
import { quantile } from '../support/quantile.ts';
import { type BenchRow, type BenchTask, row } from '../task.ts';

const HIDDEN = 34;
const CANDIDATES = 300;
const PER_SECOND = 100;
const SECONDS = 10;
const WINDOW_MS = 2;
const TOLERANCE = 1e-5;

type Score = (features: Float32Array) => Promise<Float32Array> | Float32Array;

/**
 * Whether the ranker belongs into a thread of its own: 100 lists a second, scored in the thread that asks, and
 * in a worker that waits two milliseconds for more. CPU times include making the list and keeping the pace.
 */
export const rankerThread: BenchTask = {
  name: 'ranker-thread',
  async run(report) {
    const random = new SeededRandom(5);
    const draw = (length: number) => Float32Array.from({ length }, () => (random.fraction() - 0.5) / 4);
    const weights: RankerWeights = {
      input: draw(FEATURE_COUNT * HIDDEN),
      inputBias: draw(HIDDEN),
      output: draw(HIDDEN),
    };
    const features = draw(CANDIDATES * FEATURE_COUNT);
    const here = (await openTensorRuntime('wasm')).load(weights);
    const worker = await openWorker(weights);
    const [expected, other] = [here.score(features, CANDIDATES), await worker.score(features.slice())];
    const verified = expected.every((score, n) => Math.abs(score - (other[n] as number)) < TOLERANCE);
    report(`${CANDIDATES} candidates of ${FEATURE_COUNT} columns, ${PER_SECOND}/s for ${SECONDS} s each way`);
    const inline = await measured((list) => here.score(list, CANDIDATES), features);
    const away = await measured(worker.score, features);
    await worker.stop();
    const rows: BenchRow[] = [];
    for (const [what, unit] of MEASURES)
      rows.push(
        row(
          `ranker in a worker: ${what}, beside the asking thread`,
          away[what],
          unit,
          inline[what],
          verified,
        ),
      );
    return rows;
  },
};

const MEASURES = [
  ['asking thread', 'ms CPU'],
  ['whole process', 'ms CPU'],
  ['p50', 'ms'],
  ['p99', 'ms'],
] as const;

async function measured(score: Score, features: Float32Array) {
  // Each list is made anew, as a request makes it: one that was sent away is gone.
  const send = async () => void (await score(features.slice()));
  await pacedRequests(PER_SECOND, SECONDS / 2, send);
  const [thread, all] = [process.threadCpuUsage(), process.cpuUsage()];
  const took = await pacedRequests(PER_SECOND, SECONDS, send);
  const [threadAfter, allAfter] = [process.threadCpuUsage(thread), process.cpuUsage(all)];
  const perCall = ({ user, system }: NodeJS.CpuUsage) => (user + system) / 1_000 / took.length;
  return {
    'asking thread': perCall(threadAfter),
    'whole process': perCall(allAfter),
    p50: quantile(took, 0.5),
    p99: quantile(took, 0.99),
  };
}

async function openWorker(weights: RankerWeights) {
  const thread = new Worker(new URL('../support/ranker-worker.ts', import.meta.url), {
    workerData: { weights, windowMs: WINDOW_MS },
  });
  await once(thread, 'message');
  const waiting = new Map<number, (scores: Float32Array) => void>();
  thread.on('message', ({ id, scores }: { id: number; scores: Float32Array }) => {
    waiting.get(id)?.(scores);
    waiting.delete(id);
  });
  let ids = 0;
  return {
    score: (features: Float32Array) =>
      new Promise<Float32Array>((resolve) => {
        ids += 1;
        waiting.set(ids, resolve);
        thread.postMessage({ id: ids, features, count: features.length / FEATURE_COUNT }, [
          features.buffer as ArrayBuffer,
        ]);
      }),
    stop: () => thread.terminate(),
  };
}
