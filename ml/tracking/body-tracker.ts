import type { EncodedFrame } from './tracking-session.ts';

/** 33 points of one body. */
export interface BodyTrack {
  /** `[33 × 3]`, x and y in 0..1 of the upright picture. */
  readonly landmarks: Float32Array;
  /** `[33 × 3]`, metres, origin between the hips. */
  readonly worldLandmarks: Float32Array;
  /** `[33]`, 0..1; a joint below 0.5 may drive no garment: outside the picture it wanders by up to 36 px. */
  readonly visibility: Float32Array;
}

/**
 * One person's body over frames; the rules of `TrackingSession` apply.
 * @public
 */
export interface BodyTracker {
  track(frame: EncodedFrame): Promise<BodyTrack | undefined>;
  close(): Promise<void>;
}
