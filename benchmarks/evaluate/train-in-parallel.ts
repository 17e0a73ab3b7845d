import { Worker } from 'node:worker_threads';
import type { RankerWeights } from '#ml/recommendation';
import type { RankerLessons, RankerTask } from './ranker-worker.ts';

/** As many as the machine that a shop starts with has cores. */
const THREADS = 2;

/** Trains one ranker per task; the answers stand in the order of the tasks, whoever was first. */
export async function trainInParallel(
  lessons: RankerLessons,
  tasks: readonly RankerTask[],
): Promise<RankerWeights[]> {
  const answers = new Array<RankerWeights>(tasks.length);
  const queue = [...tasks.entries()];
  const work = async (): Promise<void> => {
    const worker = new Worker(new URL('./ranker-worker.ts', import.meta.url), { workerData: lessons });
    try {
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
        const [place, task] = next;
        answers[place] = await answerOf(worker, task);
      }
    } finally {
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: Math.min(THREADS, tasks.length) }, work));
  return answers;
}

function answerOf(worker: Worker, task: RankerTask): Promise<RankerWeights> {
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.postMessage(task);
  });
}
