import type { TryOnFace } from './face.ts';
import type { ArManifest } from './manifest.ts';

/**
 * Where the item's model goes: `[16]`, column-major, item space (cm) to camera space (cm).
 * Make-up has no model and follows the landmarks; its transform is the face pose itself.
 * Allocates the answer only.
 */
export function itemTransform(manifest: ArManifest, face: TryOnFace): Float32Array {
  if (manifest.kind === 'lipstick') return face.fitted.eyeNose.slice();
  const pose = face.fitted[manifest.anchor.fitRegion];
  const [x, y, z] = manifest.anchor.point;
  const transform = pose.slice();
  for (let row = 0; row < 3; row += 1) {
    const [right, up, back, origin] = [pose[row], pose[4 + row], pose[8 + row], pose[12 + row]] as Quad;
    transform[12 + row] = right * x + up * y + back * z + origin;
  }
  return transform;
}

type Quad = [number, number, number, number];
