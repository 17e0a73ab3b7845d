import type { FrameLight } from '../tracking/frame-light.ts';

/** How the studio shines in one picture: both renderers draw with the same three numbers. */
export interface PictureLight {
  /** 1 = a well-lit portrait. */
  readonly strength: number;
  /** Linear, mean 1: the picture's white balance, as far as items follow it. */
  readonly tint: readonly [red: number, green: number, blue: number];
  /** Radians about the vertical: positive brings the lamps to the picture's right. */
  readonly turn: number;
}

export const STUDIO: PictureLight = { strength: 1, tint: [1, 1, 1], turn: 0 };

/** Share of the measured cast that items take on: skin itself is warm, and white gold must not become gold. */
const TINT_SHARE = 0.5;
const TINT_MAX = 1.3;
/** A light from behind says little about the lamps in front: they never leave the viewer's half. */
const TURN_MAX = 1.1;
/** Below this share of directed light the picture has no side that it is lit from. */
const FLAT = 0.12;
const DIRECTED = 0.4;

/**
 * @param light    what the face says about the light
 * @param strength how strongly the studio shines, 1 in a well-lit picture
 */
export function pictureLight(light: FrameLight, strength: number): PictureLight {
  const directed = light.strength / (light.strength + light.ambient || 1);
  const share = Math.max(0, Math.min(1, (directed - FLAT) / (DIRECTED - FLAT)));
  const azimuth = Math.atan2(light.direction[0], Math.max(0.2, light.direction[2]));
  const [red, green, blue] = light.colour.map((value) =>
    Math.max(1 / TINT_MAX, Math.min(TINT_MAX, Math.max(0.01, value) ** TINT_SHARE)),
  ) as [number, number, number];
  const mean = (red + green + blue) / 3;
  return {
    strength,
    tint: [red / mean, green / mean, blue / mean],
    turn: Math.max(-TURN_MAX, Math.min(TURN_MAX, azimuth * share)),
  };
}
