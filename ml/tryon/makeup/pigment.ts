import type { Makeup, MakeupFinish } from '../manifest.ts';

/**
 * How a colour lies on the picture. The same numbers go into the pixel version and into the shader.
 *
 * Skin's own light is kept: a pixel's brightness relative to the mean of the bare region (`relief`) is carried
 * over to the pigment, so wrinkles, pores and the shine of the photo stay. Painting a lit colour was
 * rejected: it looks like a sticker.
 */
interface FinishLook {
  /** What happens to relief above 1, the shine: below 1 it is dulled, above 1 strengthened. */
  readonly shine: number;
  /** Brightness of the wet light, linear. */
  readonly streak: number;
  /** Brightness of single flakes, linear. */
  readonly sparkle: number;
}

const FINISH_LOOKS: Record<MakeupFinish, FinishLook> = {
  matte: { shine: 0.3, streak: 0, sparkle: 0 },
  satin: { shine: 0.9, streak: 0.03, sparkle: 0 },
  gloss: { shine: 1.5, streak: 0.16, sparkle: 0 },
  shimmer: { shine: 1.25, streak: 0.07, sparkle: 0.24 },
};

interface RegionLook {
  /** 1 = the pigment hides the skin under it (lipstick), 0 = it only filters its light (a stain). */
  readonly body: number;
  /**
   * Linear luminance of the bare region in a well-lit portrait: darker photos get darker pigment, but not in
   * proportion, because pale and dark skins differ as well and pigment covers them alike.
   */
  readonly bare: number;
  /** Share of a finish's wet light and flakes that the region shows. */
  readonly wet: number;
  /** 0 = a stain only takes away what is not its hue, 1 = it also darkens like the pigment itself. */
  readonly deep: number;
  /** 1 = what is far darker than the region, the open mouth beside the lips, stays bare; 0 = it is painted too. */
  readonly keepsDark: number;
  /** 1 = laid in strokes and only where hair is, 0 = everywhere. */
  readonly hair: number;
}

const REGION_LOOKS: Record<Makeup['region'], RegionLook> = {
  lips: { body: 1, bare: 0.22, wet: 1, deep: 0, keepsDark: 1, hair: 0 },
  cheeks: { body: 0.32, bare: 0.42, wet: 0.25, deep: 0, keepsDark: 0, hair: 0 },
  lids: { body: 0.6, bare: 0.42, wet: 0.6, deep: 0.7, keepsDark: 0, hair: 0 },
  lashes: { body: 1, bare: 0.42, wet: 0, deep: 1, keepsDark: 0, hair: 0 },
  brows: { body: 0.5, bare: 0.42, wet: 0, deep: 1, keepsDark: 0, hair: 1 },
};

const EXPOSURE_MIN = 0.12;
/** Of a difference in brightness so much is taken for light, the rest for the person's own colour. */
const EXPOSURE_POWER = 0.75;
/** In bright photos pigment is not lit beyond this: with 1.4, coral turned to neon on a well-lit mouth. */
const EXPOSURE_MAX = 1.12;

export interface PaintLook extends FinishLook {
  readonly body: number;
  readonly keepsDark: number;
  readonly hair: number;
}

export function paintLook({ region, finish }: Pick<Makeup, 'region' | 'finish'>): PaintLook {
  const { body, wet, keepsDark, hair } = REGION_LOOKS[region];
  const { shine, streak, sparkle } = FINISH_LOOKS[finish];
  return { body, keepsDark, hair, shine, streak: streak * wet, sparkle: sparkle * wet };
}

export const luminance = (red: number, green: number, blue: number): number =>
  0.2126 * red + 0.7152 * green + 0.0722 * blue;

/** How brightly the pigment of a region is lit, from the mean luminance of the bare region. */
export const exposureOf = (region: Makeup['region'], mean: number): number =>
  Math.max(EXPOSURE_MIN, Math.min(EXPOSURE_MAX, (mean / REGION_LOOKS[region].bare) ** EXPOSURE_POWER));

/** What a stain of this pigment (linear) lets through of each colour of the light. */
export function filterOf(
  region: Makeup['region'],
  pigment: readonly [number, number, number],
): [number, number, number] {
  const { deep } = REGION_LOOKS[region];
  const most = Math.max(...pigment, FILTER_FLOOR);
  return pigment.map((value) => {
    const seen = Math.max(FILTER_FLOOR, value);
    return (seen / most) ** (1 - deep) * Math.sqrt(seen) ** deep;
  }) as [number, number, number];
}

const FILTER_FLOOR = 0.02;

/** Flakes and hair strokes per unit of a region's own length. */
export const FLAKES = 72;
export const STROKES = 3.2;

/** Brightness against the region below which nothing, and above which everything is painted where the dark is kept. */
export const DARK_FROM = 0.1;
export const DARK_TO = 0.25;
