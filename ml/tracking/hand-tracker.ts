import type { EncodedFrame } from './tracking-session.ts';

/** 21 points of one hand. */
export interface HandTrack {
  readonly side: 'left' | 'right';
  /** `[21 × 3]`, x and y in 0..1 of the upright picture. */
  readonly landmarks: Float32Array;
  /** `[21 × 3]`, metres, origin at the hand's centre. */
  readonly worldLandmarks: Float32Array;
}

/**
 * One person's hands over frames; the rules of `TrackingSession` apply.
 * @public
 */
export interface HandTracker {
  track(frame: EncodedFrame): Promise<readonly HandTrack[]>;
  close(): Promise<void>;
}
