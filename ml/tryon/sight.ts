import type { TryOnFace } from './face.ts';

/** What drawing needs to know about a hand; a tracker's `HandTrack` fits. */
export interface TryOnHand {
  /** Whose hand it is, as its owner says: the right hand is on the left of an unmirrored picture of a person. */
  readonly side: 'left' | 'right';
  /** `[21 x 3]`: x and y as shares of the upright picture's width and height. */
  readonly landmarks: Float32Array;
  /** `[21 x 3]`, metres around the hand's middle: x right, y down, z away from the camera. */
  readonly worldLandmarks: Float32Array;
}

/** Where the model saw a person; a tracker's `PersonMask` fits. Covers the whole picture, whatever its size. */
export interface TryOnPersonMask {
  /** `[height x width]`, 0 = certainly nobody, 255 = certainly somebody. */
  readonly confidence: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** What drawing needs to know about a body; a tracker's `BodyTrack` fits. */
export interface TryOnBody {
  /** `[33 x 3]`: x and y as shares of the upright picture's width and height. */
  readonly landmarks: Float32Array;
  /** `[33 x 3]`, metres around the middle of the hips: x right, y down, z away from the camera. */
  readonly worldLandmarks: Float32Array;
  /** `[33]`, 0..1. */
  readonly visibility: Float32Array;
  readonly person?: TryOnPersonMask | undefined;
}

/** Everything of one person that was seen in one picture. */
export interface TryOnSight {
  readonly face?: TryOnFace | undefined;
  readonly hands?: readonly TryOnHand[] | undefined;
  readonly body?: TryOnBody | undefined;
}
