/** Part of a picture, in its own pixels. */
export interface Region {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A picture as the library takes it: RGBA, straight alpha. The bytes are referred to, not copied. */
export interface Picture {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
  /** The part that a camera filled, when it is not the whole picture. */
  readonly region?: Region;
}
