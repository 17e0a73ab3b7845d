import { cameraLook } from '../camera-look.ts';
import type { TryOnSight } from '../sight.ts';
import { createTryOnStage } from '../stage.ts';
import type { StageView } from '../stage-view.ts';
import { displayOver } from './display-over.ts';
import { revivedSight, type Shot, type ShotOrder } from './shot.ts';

/** The script of the renderer's page: the storefront's own stage, asked for one photo at a time. */
declare global {
  var dressPhoto: (order: ShotOrder) => Promise<Shot>;
}

interface Base64Bytes {
  toBase64(): string;
}

const ASSETS_URL = '/ar-assets';
const NOTHING: Shot = { rgba: '', left: 0, top: 0, width: 0, height: 0 };

const stage = document.createElement('canvas');
const { setItems, draw, forget } = createTryOnStage(stage, { assetsUrl: ASSETS_URL, lightEveryFrames: 1 });
const photo = document.createElement('canvas');
const copy = document.createElement('canvas');
let worn = '';

globalThis.dressPhoto = async ({ width, height, sight: plain, manifests, asTaken }) => {
  const sight = revivedSight(plain);
  const ids = manifests.map(({ id }) => id).join();
  if (ids !== worn) await setItems(manifests.map((manifest) => ({ manifest })));
  worn = ids;

  const bytes = new Uint8Array(await (await fetch('/photo')).arrayBuffer());
  try {
    return dressed(bytes, { width, height, sight, asTaken });
  } finally {
    // It is a picture of somebody: the page forgets it before it answers.
    bytes.fill(0);
    for (const canvas of [photo, copy]) sized(canvas, 1, 1);
    forget();
  }
};

function dressed(
  bytes: Uint8Array<ArrayBuffer>,
  { width, height, sight, asTaken }: Pick<ShotOrder, 'width' | 'height' | 'asTaken'> & { sight: TryOnSight },
): Shot {
  const context = sized(photo, width, height);
  context.putImageData(new ImageData(new Uint8ClampedArray(bytes.buffer), width, height), 0, 0);
  const size = { width, height };
  const view: StageView = { picture: size, part: { left: 0, top: 0, ...size }, drawing: size };
  const place = draw(sight, view, photo);
  if (place === undefined) return NOTHING;
  const left = Math.round(place.left * width);
  const top = Math.round(place.top * height);
  const part = context.getImageData(left, top, stage.width, stage.height);
  const drawn = sized(copy, stage.width, stage.height);
  drawn.drawImage(stage, 0, 0);
  const look = asTaken ? cameraLook({ rgba: bytes, width, height }, sight) : undefined;
  displayOver(part, drawn.getImageData(0, 0, stage.width, stage.height), look, left, top);
  const rgba = (new Uint8Array(part.data.buffer) as unknown as Base64Bytes).toBase64();
  part.data.fill(0);
  return { rgba, left, top, width: stage.width, height: stage.height };
}

/** A blank canvas that is read back rather than shown. */
function sized(canvas: HTMLCanvasElement, width: number, height: number): CanvasRenderingContext2D {
  Object.assign(canvas, { width, height });
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('the page has no canvas');
  return context;
}
