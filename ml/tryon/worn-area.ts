import { type Box3, Matrix4, type PerspectiveCamera, Vector3 } from 'three';
import { faceArea, type PictureArea } from './face-area.ts';
import { itemTransform } from './item-transform.ts';
import type { WornManifest } from './manifest.ts';
import type { TryOnSight } from './sight.ts';
import type { StageLayer } from './stage-items.ts';

/** The part of the picture that the layers may change: the face with its shadows, and every item's box; if any. */
export function wornArea(
  layers: readonly StageLayer[],
  sight: TryOnSight,
  camera: PerspectiveCamera,
): PictureArea | undefined {
  const areas = layers.flatMap((layer) => {
    if (layer.kind === 'garment') return (sight.body && layer.layer.area(sight.body, camera.aspect)) ?? [];
    return layer.kind === 'worn' ? (boxArea(layer.item.manifest, layer.bounds, sight, camera) ?? []) : [];
  });
  if (sight.face !== undefined) areas.push(faceArea(sight.face.landmarks));
  if (areas.length === 0) return undefined;
  return {
    left: Math.min(...areas.map(({ left }) => left)),
    top: Math.min(...areas.map(({ top }) => top)),
    right: Math.max(...areas.map(({ right }) => right)),
    bottom: Math.max(...areas.map(({ bottom }) => bottom)),
  };
}

function boxArea(
  manifest: WornManifest,
  bounds: Box3,
  sight: TryOnSight,
  camera: PerspectiveCamera,
): PictureArea | undefined {
  const transform = itemTransform(manifest, sight, camera.aspect);
  if (transform === undefined) return undefined;
  const matrix = new Matrix4().fromArray(transform);
  const corners = cornersOf(bounds).map((corner) =>
    corner.applyMatrix4(matrix).applyMatrix4(camera.projectionMatrix),
  );
  const across = corners.map(({ x }) => (x + 1) / 2);
  const down = corners.map(({ y }) => (1 - y) / 2);
  return {
    left: Math.min(...across),
    top: Math.min(...down),
    right: Math.max(...across),
    bottom: Math.max(...down),
  };
}

function cornersOf({ min, max }: Box3): Vector3[] {
  return [min.x, max.x].flatMap((x) =>
    [min.y, max.y].flatMap((y) => [min.z, max.z].map((z) => new Vector3(x, y, z))),
  );
}
