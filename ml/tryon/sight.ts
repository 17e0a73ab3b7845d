import type { TryOnFace } from './face.ts';

/** What drawing needs to know about a hand; a tracker's `HandTrack` fits. */
export interface TryOnHand {
  readonly side: 'left' | 'right';
  /** `[21 x 3]`: x and y as shares of the upright picture's width and height, z scaled like x. */
  readonly landmarks: Float32Array;
  /** `[21 x 3]`, metres, origin in the middle of the hand. */
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
  /** `[33 x 3]`, metres, origin between the hips. */
  readonly worldLandmarks: Float32Array;
  /** `[33]`, 0..1. */
  readonly visibility: Float32Array;
  readonly person?: TryOnPersonMask;
}

/** Everything that was seen of one person in one picture, as far as items need it. */
export interface TryOnSight {
  readonly face?: TryOnFace;
  readonly hands?: readonly TryOnHand[];
  readonly body?: TryOnBody;
}
