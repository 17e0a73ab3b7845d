import type { Expression } from './expression.ts';

/** Points per face: 468 of the mesh, then 5 per iris. */
export const LANDMARK_COUNT = 478;

/**
 * Where one face is, in one upright picture. All matrices are column-major, canonical face → camera:
 * centimetres, right-handed, camera at the origin looking down −z, vertical field of view 63°, aspect of
 * the picture. Items are placed with `fitted`; `matrix` leaves about 7 % of the eye-corner distance
 * around the eyes, because the canonical face is not this customer's face.
 */
export interface FaceTrack {
  /** `[478 × 3]`: x, y in 0..1 of the upright picture (origin top left), z scaled like x, towards the camera negative. */
  readonly landmarks: Float32Array;
  /** `[16]`, as the library gives it; in a photo the place of its first look and the tilt of its second. */
  readonly matrix: Float32Array;
  /** `[16]` each: the pose refitted on the region that carries the item, steadied over time in live mode. */
  readonly fitted: FittedPoses;
  /** 0..1: how well a rigid face explains the points of eyes and nose. Not a probability. */
  readonly score: number;
  readonly expression: Expression;
}

export interface FittedPoses {
  /** For glasses: nose bridge and eye corners. */
  readonly eyeNose: Float32Array;
  /** For hats: the upper face oval. */
  readonly forehead: Float32Array;
  /** For earrings: the face oval in front of both ears. */
  readonly ears: Float32Array;
}

export type FitRegion = keyof FittedPoses;
