import type { FitRegion } from './manifest.ts';

/** Vertical field of view of the camera that every pose is expressed in, degrees (measured: try-on needs 63..64). */
export const CAMERA_FOV_DEGREES = 63;

/** Image-plane half height at distance 1. */
export const CAMERA_TANGENT = Math.tan((CAMERA_FOV_DEGREES * Math.PI) / 360);

/** What drawing needs to know about a face; a tracker's `FaceTrack` fits. */
export interface TryOnFace {
  /** `[478 x 3]`: x and y as shares of the upright picture's width and height, z scaled like x. */
  readonly landmarks: Float32Array;
  /** The pose for each region of the face: `[16]`, column-major, canonical face to camera, cm. */
  readonly fitted: Readonly<Record<FitRegion, Float32Array>>;
}
