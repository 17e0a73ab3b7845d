/** The light in which a picture was taken, as far as a face tells. */
export interface FrameLight {
  /** Linear, mean 1. */
  readonly colour: readonly [red: number, green: number, blue: number];
  /** Share of the light that comes from everywhere, 0..1. */
  readonly ambient: number;
  /** Camera space (x right, y up, z towards the camera), unit length, towards the light. */
  readonly direction: readonly [x: number, y: number, z: number];
  /** Share of the light that comes from `direction`, 0..1. */
  readonly strength: number;
}

/** Says nothing about the scene: white, from the camera and above. */
export const NEUTRAL_LIGHT: FrameLight = {
  colour: [1, 1, 1],
  ambient: 0.6,
  direction: [0, 0.6, 0.8],
  strength: 0.4,
};
