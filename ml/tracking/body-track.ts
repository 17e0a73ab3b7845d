/** 33 points of one body, in one upright picture. */
export interface BodyTrack {
  /** `[33 × 3]`, x and y in 0..1 of the upright picture, z scaled like x, towards the camera negative. */
  readonly landmarks: Float32Array;
  /** `[33 × 3]`, metres, origin between the hips. */
  readonly worldLandmarks: Float32Array;
  /** `[33]`, 0..1; a joint below 0.5 may drive no garment: outside the picture it wanders by up to 36 px. */
  readonly visibility: Float32Array;
  /** Where the person is; belongs to this answer, nobody keeps it. */
  readonly person?: PersonMask;
}

/** Tells the person from what is behind her. Covers the whole picture at the model's own size. */
export interface PersonMask {
  /** `[height × width]`, 0..255: how surely a pixel belongs to the person. */
  readonly confidence: Uint8Array;
  readonly width: number;
  readonly height: number;
}
