import { parentPort, workerData } from 'node:worker_threads';
import { openTrainingRuntime, type RankerWeights, trainRanker } from '#ml/recommendation';
import { type PackedLists, unpacked } from './packed-lists.ts';

export interface RankerTask {
  readonly hidden: number;
  readonly epochs: number;
  readonly seed: number;
}

export interface RankerLessons {
  readonly lists: readonly PackedLists[];
  /** Columns of a row. */
  readonly width: number;
}

const port = parentPort;
if (port === null) throw new Error('rankers are trained in a worker');
const { lists, width } = workerData as RankerLessons;
const lessons = lists.flatMap((packed) => unpacked(packed, width));
const tf = await openTrainingRuntime();

port.on('message', (task: RankerTask) => {
  const weights: RankerWeights = trainRanker(tf, lessons, task);
  port.postMessage(weights);
});
