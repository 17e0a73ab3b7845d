/** The opacity to draw with so that a surface of the given opacity looks right where it is blended. */
export type Blending = (opacity: number) => number;

/** Our own renderer blends light itself: nothing to correct. */
export const inLight: Blending = (opacity) => opacity;

const DISPLAY_GAMMA = 2.2;

/**
 * A canvas over a video is blended by the browser in display values, where the same opacity darkens more:
 * a lens that lets 5 % of the light through lets 26 % of the display value through.
 */
export const onDisplay: Blending = (opacity) => 1 - (1 - opacity) ** (1 / DISPLAY_GAMMA);
