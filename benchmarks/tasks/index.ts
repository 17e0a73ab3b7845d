import type { BenchTask } from '../task.ts';
import { faceFrame } from './face-frame.ts';
import { facePeers } from './face-peers.ts';
import { facePool } from './face-pool.ts';
import { feedRequest } from './feed-request.ts';
import { photoRender } from './photo-render.ts';
import { placeOrder } from './place-order.ts';
import { poseLite } from './pose-lite.ts';
import { ranker } from './ranker.ts';
import { retrieval } from './retrieval.ts';

/** Everything that `npm run bench` measures. */
export const TASKS: readonly BenchTask[] = [
  retrieval,
  ranker,
  feedRequest,
  placeOrder,
  faceFrame,
  facePool,
  facePeers,
  poseLite,
  photoRender,
];
