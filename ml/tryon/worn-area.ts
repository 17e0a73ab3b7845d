import { type Box3, Matrix4, type PerspectiveCamera, Vector3 } from 'three';
import type { TryOnFace } from './face.ts';
import { faceArea, type PictureArea } from './face-area.ts';
import { itemTransform } from './item-transform.ts';
import type { StageLayer } from './stage-items.ts';

/** The part of the picture that the layers may change: the face with its shadows, and every item's box. */
export function wornArea(
  layers: readonly StageLayer[],
  face: TryOnFace,
  camera: PerspectiveCamera,
): PictureArea {
  let { left, top, right, bottom } = faceArea(face.landmarks);
  for (const layer of layers) {
    if (layer.kind === 'makeup') continue;
    const transform = new Matrix4().fromArray(itemTransform(layer.item.manifest, face));
    for (const corner of cornersOf(layer.bounds)) {
      const { x, y } = corner.applyMatrix4(transform).applyMatrix4(camera.projectionMatrix);
      left = Math.min(left, (x + 1) / 2);
      right = Math.max(right, (x + 1) / 2);
      top = Math.min(top, (1 - y) / 2);
      bottom = Math.max(bottom, (1 - y) / 2);
    }
  }
  return { left, top, right, bottom };
}

function cornersOf({ min, max }: Box3): Vector3[] {
  return [min.x, max.x].flatMap((x) =>
    [min.y, max.y].flatMap((y) => [min.z, max.z].map((z) => new Vector3(x, y, z))),
  );
}
