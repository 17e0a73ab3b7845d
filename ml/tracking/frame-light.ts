import { SKIN_POINTS } from './face-skin.ts';
import type { FaceTrack } from './face-track.ts';
import { LightFit, type LitPoint } from './light-fit.ts';

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

/** Half the side of the square that is looked at around a point, as a share of bridge to chin. With 0.02 the sides of the nose mix. */
const PATCH_OF_FACE = 0.01;
/** A byte from here on says only "at least this bright". */
const SATURATED = 250;
/** Linear luminance below which a face is noise. */
const DARK = 0.004;
const POINTS_MIN = 20;
/** Looked at from flatter than this, a point is smeared over its neighbours: cosine. */
const FACING_MIN = 0.2;
/** Luminance of lit skin in a well-lit portrait (0.72 on the test portrait, which is lit hard). */
const WELL_LIT = 0.55;
const LEVEL_MIN = 0.45;
const LEVEL_MAX = 1.1;
/** Skin in white light, linear, mean 1: between fair (1.34, 0.94, 0.71) and dark (1.88, 0.73, 0.39). */
const SKIN_COLOUR = [1.6, 0.87, 0.53] as const;
const COLOUR_MAX = 1.3;

/**
 * Reads the light off the skin of `face`: ambient and one direction, fitted to luminance over the normals of
 * some 60 places; the studio's when there is no face or too little to be seen.
 *
 * What is the lamp's and what the skin's cannot be told apart, so only part of a difference from a well-lit
 * fair face is believed: the fourth root of its brightness, the square root of its colour. Dark skin in good
 * light dims an item by a third at most. About 0.09 ms CPU.
 */
export function lightOf(
  picture: LitPicture,
  face: Pick<FaceTrack, 'landmarks' | 'fitted'> | undefined,
): FrameLight {
  if (face === undefined) return NEUTRAL_LIGHT;
  const points = litPoints(picture, face);
  if (points.length < POINTS_MIN) return NEUTRAL_LIGHT;
  const { ambient, towards } = new LightFit(points).solve();
  const strength = Math.hypot(...towards);
  const peak = ambient + strength;
  const level = Math.min(LEVEL_MAX, Math.max(LEVEL_MIN, (peak / WELL_LIT) ** 0.25)) / peak;
  const isFlat = strength < peak * 0.01;
  return {
    colour: lampColour(points),
    ambient: ambient * level,
    direction: isFlat ? NEUTRAL_LIGHT.direction : unit(towards, strength),
    strength: strength * level,
  };
}

function unit(vector: readonly [number, number, number], length: number): FrameLight['direction'] {
  return [vector[0] / length, vector[1] / length, vector[2] / length];
}

function litPoints(
  picture: LitPicture,
  { landmarks, fitted }: Pick<FaceTrack, 'landmarks' | 'fitted'>,
): LitPoint[] {
  const m = fitted.eyeNose;
  const at = (i: number) => m[i] as number;
  const { width, height } = picture;
  const reach = Math.max(1, Math.round(PATCH_OF_FACE * faceHeightPx(landmarks, picture)));
  const points: LitPoint[] = [];
  for (const { vertex, normal } of SKIN_POINTS) {
    const [x, y, z] = normal;
    const facing = at(2) * x + at(6) * y + at(10) * z;
    if (facing < FACING_MIN) continue;
    const column = Math.round((landmarks[vertex * 3] as number) * width);
    const row = Math.round((landmarks[vertex * 3 + 1] as number) * height);
    const colour = patchColour(picture, column, row, reach);
    if (colour === undefined) continue;
    const luminance = 0.2126 * colour[0] + 0.7152 * colour[1] + 0.0722 * colour[2];
    if (luminance < DARK) continue;
    points.push({
      normal: [at(0) * x + at(4) * y + at(8) * z, at(1) * x + at(5) * y + at(9) * z, facing],
      luminance,
      colour,
    });
  }
  return points;
}

/** From the top of the nose's bridge to the chin. */
function faceHeightPx(landmarks: Float32Array, { width, height }: LitPicture): number {
  const [top, chin] = [168 * 3, 152 * 3];
  return Math.hypot(
    ((landmarks[top] as number) - (landmarks[chin] as number)) * width,
    ((landmarks[top + 1] as number) - (landmarks[chin + 1] as number)) * height,
  );
}

/** Mean linear colour of nine pixels, `reach` apart; undefined outside the picture or where one is saturated. */
function patchColour(
  { data, width, height }: LitPicture,
  column: number,
  row: number,
  reach: number,
): readonly [number, number, number] | undefined {
  if (column < reach || row < reach || column + reach >= width || row + reach >= height) return undefined;
  let [red, green, blue] = [0, 0, 0];
  for (let y = row - reach; y <= row + reach; y += reach)
    for (let x = column - reach; x <= column + reach; x += reach) {
      const at = (y * width + x) * 4;
      const [r, g, b] = [data[at] as number, data[at + 1] as number, data[at + 2] as number];
      if (r >= SATURATED || g >= SATURATED || b >= SATURATED) return undefined;
      red += LINEAR[r] as number;
      green += LINEAR[g] as number;
      blue += LINEAR[b] as number;
    }
  return [red / 9, green / 9, blue / 9];
}

/** sRGB byte → linear. */
const LINEAR = Float32Array.from({ length: 256 }, (_, byte) => {
  const value = byte / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
});

function lampColour(points: readonly LitPoint[]): FrameLight['colour'] {
  const skin = [0, 1, 2].map((band) => points.reduce((sum, { colour }) => sum + (colour[band] as number), 0));
  const mean = skin.reduce((a, b) => a + b) / 3;
  const lamp = skin.map((value, band) => {
    const cast = Math.sqrt(value / mean / (SKIN_COLOUR[band] as number));
    return Math.min(COLOUR_MAX, Math.max(1 / COLOUR_MAX, cast));
  });
  const level = lamp.reduce((a, b) => a + b) / 3;
  const [red = 1, green = 1, blue = 1] = lamp.map((value) => value / level);
  return [red, green, blue];
}
