import type { EncodedFrame } from './tracking-session.ts';

export interface PersonMask {
  /** `[height × width]`, 0..1: how surely a pixel belongs to the person. */
  readonly confidence: Float32Array;
  readonly width: number;
  readonly height: number;
}

/**
 * Tells the person from what is behind her; the rules of `TrackingSession` apply.
 * @public
 */
export interface Segmenter {
  segment(frame: EncodedFrame): Promise<PersonMask>;
  close(): Promise<void>;
}
