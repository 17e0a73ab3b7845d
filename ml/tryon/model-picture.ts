import { join } from 'node:path';
import { Group, type PerspectiveCamera, Vector3 } from 'three';
import { invariant } from '#kernel';
import { canonicalFace, LANDMARK_COUNT } from '#ml/tracking';
import { type ArItem, loadArItem } from './ar-item.ts';
import { shadowMapOf, shadowOn } from './contact-shadow.ts';
import { decodeTexture } from './decode-texture.ts';
import type { FaceShape } from './face-rig.ts';
import { dressModel, parseModel } from './item-model.ts';
import { paintMakeup } from './makeup/paint-makeup.ts';
import { isFaceWorn, isMakeup } from './manifest-sorts.ts';
import { backdrop } from './product/backdrop.ts';
import { type ClayMesh, mannequin } from './product/mannequin.ts';
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
  const item = await loadArItem(join(assetsDir, itemId));
  const shape = canonicalFace();
  const { group, frame, head } = await dressedMannequin(item, shape, options);
  const camera = productCamera(frame, 'hat', view, width / height);
  const rgba = backdrop(width, height, options.background ?? WARM_PAPER);
  renderLayers([group], camera, { rgba, width, height }, SAMPLES_PER_SIDE);
  if (isMakeup(item.manifest)) {
    const colour = options.colours?.shade ?? item.manifest.makeup.colour;
    const face = landmarksOf(head, camera);
    paintMakeup({ rgba, width, height }, face, { ...item.manifest.makeup, colour }, shape);
  }
  return encodedPicture(rgba, width, height, options.format ?? 'webp');
}

/** The whole, and the part that the picture is framed on: the head without its neck, with the item. */
async function dressedMannequin(
  { manifest, model }: ArItem,
  shape: FaceShape,
  { colours }: ProductPictureOptions,
): Promise<{ group: Group; frame: Group; head: ClayMesh }> {
  const { head, neck } = mannequin(shape);
  const group = new Group();
  const frame = new Group();
  group.add(neck, frame);
  frame.add(head);
  if (isMakeup(manifest)) return { group, frame, head };
  const item = dressModel(await parseModel(model, decodeTexture), manifest, colours);
  invariant(isFaceWorn(manifest), 'a dressmaker has a head, no hands');
  const { point } = manifest.anchor;
  if (manifest.shadow.contact > 0)
    group.add(shadowOn(head.geometry, point, shadowMapOf(item, manifest.shadow.contact)));
  const place = new Group();
  place.position.set(...point);
  place.add(item);
  frame.add(place);
  return { group, frame, head };
}

/** Where the camera sees the points of the head's face: what a tracker would say. */
function landmarksOf({ geometry }: ClayMesh, camera: PerspectiveCamera): Float32Array {
  const positions = geometry.getAttribute('position');
  const landmarks = new Float32Array(LANDMARK_COUNT * 3);
  const point = new Vector3();
  for (let i = 0; i < LANDMARK_COUNT; i += 1) {
    point.fromBufferAttribute(positions, i).project(camera);
    landmarks[i * 3] = (point.x + 1) / 2;
    landmarks[i * 3 + 1] = (1 - point.y) / 2;
  }
  return landmarks;
}
