import type { MakeupFinish } from '../manifest.ts';

/**
 * How a lip colour lies on the picture. The same numbers go into the pixel version and into the shader.
 *
 * The lip's own light is kept: a pixel's brightness relative to the mean of the lips (`relief`) is carried
 * over to the pigment, so wrinkles, teeth marks and the shine of the photo stay. Painting a lit colour was
 * rejected: it looks like a sticker.
 */
export interface FinishLook {
  /** What happens to relief above 1, the shine: below 1 it is dulled, above 1 strengthened. */
  readonly shine: number;
  /** Brightness of the wet streak on the lower lip, linear. */
  readonly streak: number;
}

export const FINISH_LOOKS: Record<MakeupFinish, FinishLook> = {
  matte: { shine: 0.3, streak: 0 },
  satin: { shine: 0.9, streak: 0.03 },
  gloss: { shine: 1.5, streak: 0.16 },
  shimmer: { shine: 1.2, streak: 0.08 },
};

/**
 * Linear luminance of bare lips in a well-lit portrait: darker photos get darker pigment, by the square
 * root, because pale and dark lips differ as well and pigment covers them alike.
 */
const BARE_LIP_LUMINANCE = 0.22;
const EXPOSURE_MIN = 0.4;
const EXPOSURE_MAX = 1.4;

/**
 * Soft edge towards the skin (half of it outside the ring, as lips end softly) and towards the mouth (all of
 * it on the lip: teeth stay bare), shares of the mouth's width.
 */
export const OUTER_FEATHER = 0.018;
export const INNER_FEATHER = 0.0035;

export const luminance = (red: number, green: number, blue: number): number =>
  0.2126 * red + 0.7152 * green + 0.0722 * blue;

export const exposureOf = (meanLipLuminance: number): number =>
  Math.max(EXPOSURE_MIN, Math.min(EXPOSURE_MAX, Math.sqrt(meanLipLuminance / BARE_LIP_LUMINANCE)));

export const dulled = (relief: number, shine: number): number =>
  relief <= 1 ? relief : 1 + (relief - 1) * shine;
