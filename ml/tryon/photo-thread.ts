import { parentPort, workerData } from 'node:worker_threads';
import { canonicalFace } from '#ml/tracking';
import { listArItems } from './ar-item.ts';
import { compareSheet } from './compare-sheet.ts';
import { composite, type ReadyItem, readyItem } from './composite.ts';
import { drawnFace } from './drawn-face.ts';
import type { PhotoAnswer, PhotoOrder } from './photo-messages.ts';
import type { SoftPicture } from './soft/soft-picture.ts';

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
    const { rgba, width, height } = order.sheet === undefined ? dressed(order, worn) : sheet(order, worn);
    answer({
      type: 'done',
      id: order.id,
      rgba: rgba as Uint8Array<ArrayBuffer>,
      width,
      height,
      renderMs: performance.now() - start,
    });
  } catch (error) {
    order.rgba.fill(0);
    answer({ type: 'failed', id: order.id, reason: error instanceof Error ? error.message : 'unknown' });
  }
});
answer({ type: 'ready' });

/** Overwrites the order's photo. */
function dressed(order: PhotoOrder, worn: readonly ReadyItem[]): SoftPicture {
  composite(order, order.sight, worn, shape);
  return order;
}

function sheet(
  { rgba, width, height, sight, sheet: wanted }: PhotoOrder,
  worn: readonly ReadyItem[],
): SoftPicture {
  const photos: SoftPicture[] = [];
  try {
    for (const item of worn) {
      const photo = { rgba: rgba.slice(), width, height };
      photos.push(photo);
      composite(photo, sight, [item], shape);
    }
    const bare = wanted?.before === true ? [{ rgba, width, height }] : [];
    return compareSheet([...bare, ...photos], sight);
  } finally {
    for (const photo of photos) photo.rgba.fill(0);
    rgba.fill(0);
  }
}

/**
 * A few photos of nobody, so that the first shopper does not wait for the compiler (it costs her 100 ms). One item
 * for each first word of an id: with all eighty a start took 4.1 s of CPU, with these 2.6 s, of which loading is half.
 */
function warmUp(): void {
  const picture = {
    rgba: new Uint8Array(WARM_UP_PX * WARM_UP_PX * 4),
    width: WARM_UP_PX,
    height: WARM_UP_PX,
  };
  for (let round = 0; round < WARM_UP_ROUNDS; round += 1)
    for (const item of new Map([...items].map(([id, item]) => [id.split('-')[0], item])).values())
      composite(picture, { face: drawnFace(shape, { yaw: 0.2 * round }, 1) }, [item], shape);
}
