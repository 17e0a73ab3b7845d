import { parentPort, workerData } from 'node:worker_threads';
import { canonicalFace } from '#ml/tracking';
import { listArItems } from './ar-item.ts';
import { composite, type ReadyItem, readyItem } from './composite.ts';
import { drawnFace } from './drawn-face.ts';
import type { PhotoAnswer, PhotoOrder } from './photo-messages.ts';

/** One render thread: items stay in memory, photos pass through. */
const { assetsDir } = workerData as { assetsDir: string };
const port = parentPort;
if (port === null) throw new Error('photo-thread.ts is started by PhotoRenderer');

const WARM_UP_PX = 160;
const WARM_UP_ROUNDS = 2;

const shape = canonicalFace();
const items = new Map<string, ReadyItem>();
for (const id of await listArItems(assetsDir)) items.set(id, await readyItem(assetsDir, id));

warmUp();

const answer = (message: PhotoAnswer): void =>
  port.postMessage(message, message.type === 'done' ? [message.rgba.buffer] : []);

port.on('message', (order: PhotoOrder) => {
  try {
    const worn = order.itemIds.map((id) => {
      const item = items.get(id);
      if (item === undefined) throw new Error(`no try-on item ${id}`);
      return item;
    });
    const start = performance.now();
    composite(order, order.sight, worn, shape);
    answer({ type: 'done', id: order.id, rgba: order.rgba, renderMs: performance.now() - start });
  } catch (error) {
    order.rgba.fill(0);
    answer({ type: 'failed', id: order.id, reason: error instanceof Error ? error.message : 'unknown' });
  }
});
answer({ type: 'ready' });

/** A few photos of nobody, so that the first shopper does not wait for the compiler (it costs her 100 ms). */
function warmUp(): void {
  const picture = {
    rgba: new Uint8Array(WARM_UP_PX * WARM_UP_PX * 4),
    width: WARM_UP_PX,
    height: WARM_UP_PX,
  };
  for (let round = 0; round < WARM_UP_ROUNDS; round += 1)
    for (const item of items.values())
      composite(picture, { face: drawnFace(shape, { yaw: 0.2 * round }, 1) }, [item], shape);
}
