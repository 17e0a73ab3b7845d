/** 21 points of one hand, in one upright picture. */
export interface HandTrack {
  /** The person's own side, in a picture that is not mirrored. */
  readonly side: 'left' | 'right';
  /** `[21 × 3]`, x and y in 0..1 of the upright picture, z scaled like x, towards the camera negative. */
  readonly landmarks: Float32Array;
  /** `[21 × 3]`, metres, origin at the hand's centre. */
  readonly worldLandmarks: Float32Array;
  /** 0..1: how sure the model is of the side. */
  readonly score: number;
}
