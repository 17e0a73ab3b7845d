import { deformed, moved, type Solid } from './solid.ts';
import { ellipsoid, turned } from './surface.ts';

const STEPS = 32;
/** How the pen lies: turned from pointing up to pointing to the right and a little to the front, radians. */
const LEANING = 1.54;
const TURNED = 0.5;

type Profile = readonly (readonly [radius: number, height: number])[];

const lying = (solid: Solid): Solid =>
  deformed(solid, ([x, y, z]) => {
    const [along, up] = [
      y * Math.sin(LEANING) + x * Math.cos(LEANING),
      y * Math.cos(LEANING) - x * Math.sin(LEANING),
    ];
    return [
      along * Math.cos(TURNED) - z * Math.sin(TURNED),
      up,
      along * Math.sin(TURNED) + z * Math.cos(TURNED),
    ];
  });

/** A pen without its cap; the profiles go from the end to the tip, cm. */
export function pen(parts: { readonly barrel: Profile; readonly ring: Profile; readonly tip: Profile }): {
  readonly barrel: Solid;
  readonly ring: Solid;
  readonly tip: Solid;
} {
  const made = (profile: Profile): Solid => lying(turned(profile, STEPS));
  return { barrel: made(parts.barrel), ring: made(parts.ring), tip: made(parts.tip) };
}

/** The cap beside it, lying the same way. */
export function capBeside(
  radius: number,
  length: number,
  [x, y, z]: readonly [number, number, number],
): Solid {
  const profile: Profile = [
    [0, 0],
    [radius - 0.05, 0],
    [radius, 0.06],
    [radius, length - 0.1],
    [radius * 0.9, length],
    [0, length + 0.02],
  ];
  return moved(lying(turned(profile, STEPS)), [x, y, z]);
}

/** What the pen writes: a stroke of its colour on the table. */
export const stroke = ([x, y, z]: readonly [number, number, number], half: number): Solid =>
  deformed(ellipsoid([0, 0, 0], [half, 0.03, 0.3], 40), ([px, py, pz]) => {
    const bent = pz + 0.16 * Math.sin(px * 1.6);
    return [
      x + px * Math.cos(TURNED) - bent * Math.sin(TURNED),
      y + py,
      z + px * Math.sin(TURNED) + bent * Math.cos(TURNED),
    ];
  });
