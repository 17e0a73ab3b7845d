import { join } from 'node:path';
import { loadArItem } from './ar-item.ts';
import { decodeTexture } from './decode-texture.ts';
import type { FaceShape } from './face-rig.ts';
import { frameLight } from './frame-light.ts';
import { dressModel, parseModel } from './item-model.ts';
import { paintLips } from './makeup/paint-lips.ts';
import { luminance } from './makeup/pigment.ts';
import type { LipstickManifest, TryOnKind } from './manifest.ts';
import { dressedFace, tryOnCamera, type WearableItem, wearable } from './scene.ts';
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

/** What lies on top of what: lipstick on the skin, then from the ears outwards. */
const DRAWING_ORDER: readonly TryOnKind[] = ['lipstick', 'earrings', 'glasses', 'hat'];

/** Samples per side of a pixel; 2 x 2 is where edges stop to step on a phone's screen. */
const SAMPLES_PER_SIDE = 2;

/** Puts items on the person in a photo, in place. What an item needs and nobody saw leaves it out. */
export function composite(
  picture: SoftPicture,
  { face }: TryOnSight,
  items: readonly ReadyItem[],
  shape: FaceShape,
  samplesPerSide = SAMPLES_PER_SIDE,
): void {
  if (face === undefined) return;
  const light = frameLight(face.landmarks, (x, y) => luminanceAt(picture, x, y));
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
