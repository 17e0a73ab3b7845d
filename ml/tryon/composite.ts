import { join } from 'node:path';
import { loadArItem } from './ar-item.ts';
import { decodeTexture } from './decode-texture.ts';
import { byDrawingOrder } from './drawing-order.ts';
import type { FaceShape } from './face-rig.ts';
import { frameLight } from './frame-light.ts';
import { dressModel, parseModel } from './item-model.ts';
import { paintLips } from './makeup/paint-lips.ts';
import { luminance } from './makeup/pigment.ts';
import type { LipstickManifest } from './manifest.ts';
import { dressedItem, tryOnCamera, type WearableItem, wearable } from './scene.ts';
import type { TryOnSight } from './sight.ts';
import { renderLayers, type SoftPicture } from './soft/render-layers.ts';
import { LINEAR } from './soft/sample-buffer.ts';

/** An item in memory, ready for any photo: constant data, nothing of anybody. */
export type ReadyItem =
  | { readonly kind: 'makeup'; readonly manifest: LipstickManifest }
  | { readonly kind: 'worn'; readonly item: WearableItem };

export async function readyItem(assetsDir: string, id: string): Promise<ReadyItem> {
  const { manifest, model } = await loadArItem(join(assetsDir, id));
  if (manifest.kind === 'lipstick') return { kind: 'makeup', manifest };
  const object = dressModel(await parseModel(model, decodeTexture), manifest);
  return { kind: 'worn', item: wearable(manifest, object) };
}

/** Samples per side of a pixel; 2 x 2 is where edges stop to step on a phone's screen. */
const SAMPLES_PER_SIDE = 2;

/** Puts items on the person in a photo, in place. What an item needs and nobody saw leaves it out. */
export function composite(
  picture: SoftPicture,
  sight: TryOnSight,
  items: readonly ReadyItem[],
  shape: FaceShape,
  samplesPerSide = SAMPLES_PER_SIDE,
): void {
  const { face } = sight;
  const light = face && frameLight(face.landmarks, (x, y) => luminanceAt(picture, x, y));
  for (const item of items)
    if (item.kind === 'makeup' && face !== undefined)
      paintLips(picture, face.landmarks, item.manifest.makeup);
  const worn = items.flatMap((item) => (item.kind === 'worn' ? [item.item] : []));
  worn.sort((a, b) => byDrawingOrder(a.manifest.kind, b.manifest.kind));
  const aspect = picture.width / picture.height;
  const layers = worn.flatMap((item) => dressedItem(item, sight, shape, aspect) ?? []);
  if (layers.length > 0)
    renderLayers(
      layers.map(({ group }) => group),
      tryOnCamera(picture.width, picture.height),
      picture,
      samplesPerSide,
      light,
    );
}

function luminanceAt({ rgba, width, height }: SoftPicture, x: number, y: number): number {
  const column = Math.max(0, Math.min(width - 1, Math.floor(x * width)));
  const row = Math.max(0, Math.min(height - 1, Math.floor(y * height)));
  const at = (row * width + column) * 4;
  const [red, green, blue] = [rgba[at], rgba[at + 1], rgba[at + 2]] as [number, number, number];
  return luminance(LINEAR[red] as number, LINEAR[green] as number, LINEAR[blue] as number);
}
