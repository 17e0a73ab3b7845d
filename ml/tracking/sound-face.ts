import type { FaceTrack } from './face-track.ts';

/** Nearer there is no room for a camera, further off no face of this many pixels: cm. */
const NEAREST_CM = 1;
const FURTHEST_CM = 2_000;

/**
 * Whether a pose came out at all. Points that lie on one line, as a broken phone may send them, have none; its
 * numbers would be NaN in the answer and in every filter behind it.
 */
export function isSoundFace({ landmarks, matrix, fitted }: FaceTrack): boolean {
  const poses = [matrix, ...Object.values(fitted)];
  const areNumbers = [landmarks, ...poses].every((numbers) => numbers.every(Number.isFinite));
  const isBefore = (pose: Float32Array) => {
    const away = -(pose[14] as number);
    return away >= NEAREST_CM && away <= FURTHEST_CM;
  };
  return areNumbers && poses.every(isBefore);
}
