import { cameraLook } from '../camera-look.ts';
import { createTryOnStage } from '../stage.ts';
import type { StageView } from '../stage-view.ts';
import { revivedSight, type Shot, type ShotOrder } from './shot.ts';

/** The script of the renderer's page: the storefront's own stage, asked for one photo at a time. */
declare global {
  var dressPhoto: (order: ShotOrder) => Promise<Shot>;
}

interface Base64Bytes {
  toBase64(): string;
}
interface Base64Reader {
  fromBase64(text: string): Uint8Array<ArrayBuffer>;
}

const ASSETS_URL = '/ar-assets';

const stage = document.createElement('canvas');
const { setItems, draw } = createTryOnStage(stage, { assetsUrl: ASSETS_URL, lightEveryFrames: 1 });
const photo = document.createElement('canvas');
let worn = '';

globalThis.dressPhoto = async ({ rgba, width, height, sight: plain, manifests, asTaken }) => {
  const sight = revivedSight(plain);
  const ids = manifests.map(({ id }) => id).join();
  if (ids !== worn) await setItems(manifests.map((manifest) => ({ manifest })));
  worn = ids;

  const bytes = (Uint8Array as unknown as Base64Reader).fromBase64(rgba);
  Object.assign(photo, { width, height });
  const context = photo.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('the page has no canvas');
  context.putImageData(new ImageData(new Uint8ClampedArray(bytes.buffer), width, height), 0, 0);
  const size = { width, height };
  const view: StageView = { picture: size, part: { left: 0, top: 0, ...size }, drawing: size };
  const place = draw(sight, view, photo);
  if (place === undefined) return { rgba: '', left: 0, top: 0, width: 0, height: 0 };
  const blurPx = asTaken ? (cameraLook({ rgba: bytes, width, height }, sight)?.blurPx ?? 0) : 0;
  context.filter = blurPx > 0 ? `blur(${blurPx.toFixed(2)}px)` : 'none';
  const left = Math.round(place.left * width);
  const top = Math.round(place.top * height);
  context.drawImage(stage, left, top);
  context.filter = 'none';
  const { data } = context.getImageData(left, top, stage.width, stage.height);
  // It is a picture of somebody: the page forgets it before it answers.
  context.clearRect(0, 0, width, height);
  bytes.fill(0);
  return {
    rgba: (new Uint8Array(data.buffer) as unknown as Base64Bytes).toBase64(),
    left,
    top,
    width: stage.width,
    height: stage.height,
  };
};
