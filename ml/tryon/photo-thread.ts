import { parentPort, workerData } from 'node:worker_threads';
import { canonicalFace } from '#ml/tracking';
import { listArItems } from './ar-item.ts';
import { composite, type ReadyItem, readyItem } from './composite.ts';
import type { PhotoAnswer, PhotoOrder } from './photo-messages.ts';

/** One render thread: items stay in memory, photos pass through. */
const { assetsDir } = workerData as { assetsDir: string };
const port = parentPort;
if (port === null) throw new Error('photo-thread.ts is started by PhotoRenderer');

const shape = canonicalFace();
const items = new Map<string, ReadyItem>();
for (const id of await listArItems(assetsDir)) items.set(id, await readyItem(assetsDir, id));

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
    composite(order, order, worn, shape);
    answer({ type: 'done', id: order.id, rgba: order.rgba, renderMs: performance.now() - start });
  } catch (error) {
    order.rgba.fill(0);
    answer({ type: 'failed', id: order.id, reason: error instanceof Error ? error.message : 'unknown' });
  }
});
answer({ type: 'ready' });
