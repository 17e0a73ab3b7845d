import type { BenchTask } from '../task.ts';
import { catalogue } from './catalogue.ts';
import { checkout } from './checkout.ts';
import { faceFrame } from './face-frame.ts';
import { facePeers } from './face-peers.ts';
import { facePool } from './face-pool.ts';
import { feedLoad } from './feed-load.ts';
import { feedRequest } from './feed-request.ts';
import { feedStages } from './feed-stages.ts';
import { hotArticle } from './hot-article.ts';
import { photoRender } from './photo-render.ts';
import { placeOrder } from './place-order.ts';
import { poseLite } from './pose-lite.ts';
import { quote } from './quote.ts';
import { ranker } from './ranker.ts';
import { rankerThread } from './ranker-thread.ts';
import { reserveStock } from './reserve-stock.ts';
import { retrieval } from './retrieval.ts';
import { shopPeers } from './shop-peers.ts';

/** Everything that `npm run bench` measures. */
export const TASKS: readonly BenchTask[] = [
  retrieval,
  ranker,
  rankerThread,
  feedRequest,
  feedStages,
  feedLoad,
  placeOrder,
  quote,
  checkout,
  reserveStock,
  hotArticle,
  catalogue,
  shopPeers,
  faceFrame,
  facePool,
  facePeers,
  poseLite,
  photoRender,
];
