import { join } from 'node:path';
import { Group } from 'three';
import { invariant } from '#kernel';
import { canonicalFace } from '#ml/tracking';
import { loadArItem } from './ar-item.ts';
import { shadowMapOf, shadowOn } from './contact-shadow.ts';
import { decodeTexture } from './decode-texture.ts';
import { dressModel, parseModel } from './item-model.ts';
import { isFaceWorn, isMakeup } from './manifest.ts';
import { backdrop } from './product/backdrop.ts';
import { mannequin, paintedLips } from './product/mannequin.ts';
import { productCamera } from './product/still-life.ts';
import { ASSETS_DIR, encodedPicture, type ProductPictureOptions, WARM_PAPER } from './product-picture.ts';
import { renderLayers } from './soft/render-layers.ts';

/** Fewer samples than a still life: the head fills the picture and has few fine edges. */
const SAMPLES_PER_SIDE = 2;

/** The item worn by our own stylised head; no real person's face is involved. Same bytes for the same options. */
export async function renderModelPicture(
  itemId: string,
  options: ProductPictureOptions = {},
): Promise<Buffer> {
  const { width = 800, height = 800, assetsDir = ASSETS_DIR, view = 'three-quarter' } = options;
  const { group, frame } = await dressedMannequin(join(assetsDir, itemId), options);
  const camera = productCamera(frame, 'hat', view, width / height);
  const rgba = backdrop(width, height, options.background ?? WARM_PAPER);
  renderLayers([group], camera, { rgba, width, height }, SAMPLES_PER_SIDE);
  return encodedPicture(rgba, width, height, options.format ?? 'webp');
}

/** The whole, and the part that the picture is framed on: the head without its neck, with the item. */
async function dressedMannequin(
  folder: string,
  options: ProductPictureOptions,
): Promise<{ group: Group; frame: Group }> {
  const { manifest, model } = await loadArItem(folder);
  const shape = canonicalFace();
  const { head, neck } = mannequin(shape);
  const group = new Group();
  const frame = new Group();
  group.add(neck, frame);
  frame.add(head);
  if (isMakeup(manifest)) {
    const colour = options.colours?.shade ?? manifest.makeup.colour;
    frame.add(paintedLips(head, shape, { ...manifest.makeup, colour }));
    return { group, frame };
  }
  const item = dressModel(await parseModel(model, decodeTexture), manifest, options.colours);
  invariant(isFaceWorn(manifest), 'a dressmaker has a head, no hands');
  const { point } = manifest.anchor;
  if (manifest.shadow.contact > 0)
    group.add(shadowOn(head.geometry, point, shadowMapOf(item, manifest.shadow.contact)));
  const place = new Group();
  place.position.set(...point);
  place.add(item);
  frame.add(place);
  return { group, frame };
}
