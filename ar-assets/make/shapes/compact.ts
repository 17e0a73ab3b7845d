import { deformed, moved, type Point, type Solid } from './solid.ts';
import { turned } from './surface.ts';

const STEPS = 56;
/** How far the lid is opened from lying flat on the case, radians. */
const OPENED = 1.9;

export type Outline = (point: Point) => Point;

/** A round case. */
export const round: Outline = (point) => point;

/** A case of rounded corners: the circle pushed towards a rectangle. */
export const oblong =
  (stretch: number): Outline =>
  ([x, y, z]) => {
    const radius = Math.hypot(x, z);
    if (radius === 0) return [x, y, z];
    const [cos, sin] = [x / radius, z / radius];
    const square = 1 / (Math.abs(cos) ** 5 + Math.abs(sin) ** 5) ** (1 / 5);
    return [x * square * stretch, y, z * square];
  };

/** The lower half of a compact, with a rim around the hollow. */
export const caseOf = (radius: number, outline: Outline): Solid =>
  turned(
    [
      [0, 0],
      [radius - 0.12, 0],
      [radius, 0.12],
      [radius, 0.52],
      [radius - 0.06, 0.6],
      [radius - 0.24, 0.6],
      [radius - 0.28, 0.5],
      [0, 0.5],
    ],
    STEPS,
    outline,
  );

/** Pressed powder: a low dome in a metal pan. */
export const pressed = (
  radius: number,
  [x, z]: readonly [number, number],
): { powder: Solid; pan: Solid } => ({
  powder: moved(
    turned(
      [
        [radius, 0.5],
        [radius, 0.56],
        [radius * 0.94, 0.61],
        [radius * 0.7, 0.66],
        [radius * 0.35, 0.685],
        [0, 0.69],
      ],
      STEPS,
    ),
    [x, 0, z],
  ),
  pan: moved(
    turned(
      [
        [radius + 0.09, 0.5],
        [radius + 0.09, 0.6],
        [radius + 0.02, 0.61],
        [radius, 0.57],
      ],
      STEPS,
    ),
    [x, 0, z],
  ),
});

/** The opened lid with its mirror, hinged at the back. */
export function lidOf(radius: number, outline: Outline): { readonly cover: Solid; readonly mirror: Solid } {
  const open = (solid: Solid): Solid =>
    deformed(solid, ([x, y, z]) => {
      const [up, out] = [y, z + radius];
      const [sin, cos] = [Math.sin(-OPENED), Math.cos(-OPENED)];
      return [x, 0.6 + up * cos - out * sin, -radius + up * sin + out * cos];
    });
  const shell = turned(
    [
      [0, 0.34],
      [radius - 0.1, 0.34],
      [radius, 0.24],
      [radius, 0],
      [radius - 0.2, 0],
      [radius - 0.24, 0.08],
    ],
    STEPS,
    outline,
  );
  const glass = turned(
    [
      [0, 0.07],
      [radius - 0.22, 0.07],
      [radius - 0.22, 0.2],
      [0, 0.2],
    ],
    STEPS,
    outline,
  );
  return { cover: open(shell), mirror: open(glass) };
}
