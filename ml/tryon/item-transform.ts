import { handTransform, wearingHand } from './hand-rig.ts';
import type { ArManifest } from './manifest.ts';
import { isFaceWorn, isHandWorn } from './manifest-sorts.ts';
import { facePoseFor } from './neck-rig.ts';
import type { TryOnSight } from './sight.ts';

/**
 * Where the item's model goes: `[16]`, column-major, item space (cm) to camera space (cm).
 * Make-up has no model and follows the landmarks; its transform is the face pose itself. `undefined` when
 * the part that carries the item was not seen. Allocates the answer only.
 *
 * @param aspect width / height of the picture
 */
export function itemTransform(
  manifest: ArManifest,
  sight: TryOnSight,
  aspect: number,
): Float32Array | undefined {
  if (isHandWorn(manifest)) {
    const hand = wearingHand(sight.hands);
    return hand && handTransform(hand, manifest, aspect);
  }
  if (sight.face === undefined) return undefined;
  if (!isFaceWorn(manifest)) return sight.face.fitted.eyeNose.slice();
  const transform = facePoseFor(manifest.anchor.fitRegion, sight.face, sight.body, aspect).slice();
  const [x, y, z] = manifest.anchor.point;
  for (let row = 0; row < 3; row += 1) {
    const [right, up, back, origin] = [
      transform[row],
      transform[4 + row],
      transform[8 + row],
      transform[12 + row],
    ] as Quad;
    transform[12 + row] = right * x + up * y + back * z + origin;
  }
  return transform;
}

type Quad = [number, number, number, number];
