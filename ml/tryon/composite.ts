import { join } from 'node:path';
import { loadArItem } from './ar-item.ts';
import { cameraLook } from './camera-look.ts';
import { dressBody } from './clothes/dress-body.ts';
import { type DressableGarment, readyGarment } from './clothes/dressable.ts';
import { decodeTexture } from './decode-texture.ts';
import { byDrawingOrder } from './drawing-order.ts';
import type { FaceShape } from './face-rig.ts';
import { dressModel, parseModel } from './item-model.ts';
import { paintMakeup } from './makeup/paint-makeup.ts';
import type { MakeupManifest } from './manifest.ts';
import { isMakeup } from './manifest-sorts.ts';
import { photoLight } from './photo-light.ts';
import { dressedItem, tryOnCamera, type WearableItem, wearable } from './scene.ts';
import type { TryOnSight } from './sight.ts';
import { renderLayers } from './soft/render-layers.ts';
import type { SoftPicture } from './soft/soft-picture.ts';

/** An item in memory, ready for any photo: constant data, nothing of anybody. */
export type ReadyItem =
  | { readonly kind: 'makeup'; readonly manifest: MakeupManifest }
  | { readonly kind: 'garment'; readonly garment: DressableGarment }
  | { readonly kind: 'worn'; readonly item: WearableItem };

export async function readyItem(assetsDir: string, id: string): Promise<ReadyItem> {
  const { manifest, model } = await loadArItem(join(assetsDir, id));
  if (isMakeup(manifest)) return { kind: 'makeup', manifest };
  if (manifest.kind === 'clothes') return { kind: 'garment', garment: await readyGarment(manifest, model) };
  const object = dressModel(await parseModel(model, decodeTexture), manifest);
  return { kind: 'worn', item: wearable(manifest, object) };
}

/** Samples per side of a pixel; 2 x 2 is where edges stop to step on a phone's screen. */
const SAMPLES_PER_SIDE = 2;

export interface CompositeOptions {
  readonly samplesPerSide?: number;
  /** Items get the photo's own blur and grain; without, they stay as sharp as they are drawn. */
  readonly asTaken?: boolean;
}

/** Puts items on the person in a photo, in place. What an item needs and nobody saw leaves it out. */
export function composite(
  picture: SoftPicture,
  sight: TryOnSight,
  items: readonly ReadyItem[],
  shape: FaceShape,
  { samplesPerSide = SAMPLES_PER_SIDE, asTaken = true }: CompositeOptions = {},
): void {
  const { face } = sight;
  // Before anything is painted: items get the light and the camera of the photo as it was taken.
  const light = photoLight(picture, face);
  const look = asTaken ? cameraLook(picture, sight) : undefined;
  for (const item of items)
    if (item.kind === 'garment' && sight.body !== undefined) dressBody(picture, sight.body, item.garment);
  const makeup = items.flatMap((item) => (item.kind === 'makeup' ? [item.manifest] : []));
  makeup.sort((a, b) => byDrawingOrder(a.kind, b.kind));
  if (face !== undefined)
    for (const { makeup: coat } of makeup) paintMakeup(picture, face.landmarks, coat, shape);
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
      look,
    );
}
