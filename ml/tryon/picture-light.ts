import type { FrameLight } from '../tracking/frame-light.ts';

/** How the studio shines in one picture: both renderers draw with the same three numbers. */
export interface PictureLight {
  /** 1 = a well-lit portrait. */
  readonly strength: number;
  /** Linear, mean 1: the picture's white balance. */
  readonly tint: readonly [red: number, green: number, blue: number];
  /** Radians about the vertical: positive brings the lamps to the picture's right. */
  readonly turn: number;
}

export const STUDIO: PictureLight = { strength: 1, tint: [1, 1, 1], turn: 0 };

/** Half of a cast may be the skin's own: on a fair portrait, pearls must not turn blue. */
const TINT_SHARE = 0.5;
/** A light from behind says little about the lamps in front: they never leave the viewer's half. */
const TURN_MAX = 1.1;
/** Shares of directed light between which the lamps begin to follow it: below, the picture has no lit side. */
const FLAT = 0.12;
const DIRECTED = 0.4;

/** The studio turned, tinted and dimmed to what a face says about the light. */
export function pictureLight({ ambient, strength, direction, colour }: FrameLight): PictureLight {
  const most = ambient + strength;
  const directed = most > 0 ? strength / most : 0;
  const follows = Math.max(0, Math.min(1, (directed - FLAT) / (DIRECTED - FLAT)));
  const azimuth = Math.atan2(direction[0], Math.max(0.2, direction[2]));
  return {
    strength: most,
    tint: [colour[0] ** TINT_SHARE, colour[1] ** TINT_SHARE, colour[2] ** TINT_SHARE],
    turn: Math.max(-TURN_MAX, Math.min(TURN_MAX, azimuth * follows)),
  };
}
