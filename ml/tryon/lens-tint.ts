import type { Blending } from './blending.ts';

type Rgb = readonly [red: number, green: number, blue: number];

/** What mostly lies behind a lens, linear: skin in good light. */
const BEHIND: Rgb = [0.42, 0.27, 0.2];

/**
 * Coloured glass as something that can be painted with one opacity. Glass filters: it takes from each colour
 * its share and adds nothing, so pupils stay black behind it. Painted as a film of its own colour, as the
 * first version did, clear glass veiled the eyes (pupils rose from 40 to 89 of 255). The darkest channel
 * sets the opacity; the others get back what that takes too much, as bright as skin would be behind it.
 *
 * @param through share of the light that each channel lets through
 * @returns straight colour (linear) and opacity
 */
export function lensTint(through: Rgb, blending: Blending): readonly [...Rgb, number] {
  const values = through.map((share) => blending.value(share)) as unknown as Rgb;
  const least = Math.min(...values);
  const opacity = 1 - least;
  if (opacity < 1e-3) return [0, 0, 0, 0];
  const [red, green, blue] = values.map((value, i) =>
    blending.light(Math.min(1, (blending.value(BEHIND[i] as number) * (value - least)) / opacity)),
  ) as unknown as Rgb;
  return [red, green, blue, opacity];
}
