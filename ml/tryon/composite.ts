import { join } from 'node:path';
import { loadArItem } from './ar-item.ts';
import { decodeTexture } from './decode-texture.ts';
import type { TryOnFace } from './face.ts';
import type { FaceShape } from './face-rig.ts';
import { dressModel, parseModel } from './item-model.ts';
import { paintLips } from './makeup/paint-lips.ts';
import type { LipstickManifest, TryOnKind } from './manifest.ts';
import { dressedFace, tryOnCamera, type WearableItem, wearable } from './scene.ts';
import { renderLayers, type SoftPicture } from './soft/render-layers.ts';

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

/** What lies on top of what: lipstick on the skin, then from the ears outwards. */
const DRAWING_ORDER: readonly TryOnKind[] = ['lipstick', 'earrings', 'glasses', 'hat'];

/** Samples per side of a pixel; 2 x 2 is where edges stop to step on a phone's screen. */
const SAMPLES_PER_SIDE = 2;

/** Puts items on a face in a photo, in place. */
export function composite(
  picture: SoftPicture,
  face: TryOnFace,
  items: readonly ReadyItem[],
  shape: FaceShape,
  samplesPerSide = SAMPLES_PER_SIDE,
): void {
  for (const item of items)
    if (item.kind === 'makeup') paintLips(picture, face.landmarks, item.manifest.makeup);
  const worn = items.flatMap((item) => (item.kind === 'worn' ? [item.item] : []));
  worn.sort((a, b) => DRAWING_ORDER.indexOf(a.manifest.kind) - DRAWING_ORDER.indexOf(b.manifest.kind));
  const aspect = picture.width / picture.height;
  const layers = worn.map((item) => dressedFace(item, face, shape, aspect));
  if (layers.length > 0)
    renderLayers(
      layers.map(({ group }) => group),
      tryOnCamera(picture.width, picture.height),
      picture,
      samplesPerSide,
    );
}
