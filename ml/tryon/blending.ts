import type { LightColour } from './page-light.ts';

/** In which values a renderer mixes what it draws with what is behind; numbers are linear light, 0..1. */
export interface Blending {
  /** The value that stands for so much light. */
  value(light: number): number;
  /** The light that a value stands for. */
  light(value: number): number;
  /** Colour of the light in the page's materials; our own renderer colours its light itself. */
  readonly lightColour?: LightColour;
}

/** Our own renderer blends light itself: nothing to correct. */
export const inLight: Blending = { value: (light) => light, light: (value) => value };

const DISPLAY_GAMMA = 2.2;

/** A canvas over a video is blended by the browser in display values, where the same opacity darkens more. */
export const onDisplay = (lightColour: LightColour): Blending => ({
  value: (light) => light ** (1 / DISPLAY_GAMMA),
  light: (value) => value ** DISPLAY_GAMMA,
  lightColour,
});

/**
 * The opacity to draw black with so that it lets the right share of light through: on a display, a lens that
 * lets 5 % of the light through lets 26 % of the display value through.
 */
export const hiding = (opacity: number, blending: Blending): number => 1 - blending.value(1 - opacity);
