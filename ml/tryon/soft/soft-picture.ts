/** Pixels that are drawn on. */
export interface SoftPicture {
  /** `[height * width * 4]`, sRGB, straight alpha, rows from the top. */
  readonly rgba: Uint8Array;
  readonly width: number;
  readonly height: number;
}
