import type { ArManifest, TryOnFace } from '../../../../../ml/tryon/page.ts';
import type { TrackAnswer } from '../../api/contract.ts';

/**
 * The first face of the server's answer as the stage takes it. The answer carries the pose refitted for
 * eyes and nose, and where the item goes; the pose for hats and earrings is taken back from the latter.
 */
export function serverFace(
  { faces, items }: TrackAnswer,
  worn: ArManifest | undefined,
): TryOnFace | undefined {
  const face = faces[0];
  if (face === undefined) return undefined;
  const landmarks = Float32Array.from(face.landmarks.flat());
  const eyeNose = Float32Array.from(face.fitted);
  const fitted = { eyeNose, forehead: eyeNose, ears: eyeNose };
  const transform = items[0]?.transform;
  if (worn === undefined || worn.kind === 'lipstick' || transform === undefined) return { landmarks, fitted };
  const { fitRegion, point } = worn.anchor;
  return { landmarks, fitted: { ...fitted, [fitRegion]: poseUnder(transform, point) } };
}

/** `transform` = pose moved by `point` in its own axes; gives the pose back. Column-major. */
function poseUnder(transform: readonly number[], [x, y, z]: readonly [number, number, number]): Float32Array {
  const pose = Float32Array.from(transform);
  for (let row = 0; row < 3; row += 1) {
    const [right = 0, up = 0, back = 0, origin = 0] = [
      pose[row],
      pose[4 + row],
      pose[8 + row],
      pose[12 + row],
    ];
    pose[12 + row] = origin - (right * x + up * y + back * z);
  }
  return pose;
}
