/**
 * The figure of usual measures that garments are drawn over and that stands in where a picture shows too
 * little. Lengths are shares of the distance between the shoulder joints as the body tracker marks them; they
 * were set by eye on five figures, and are no anthropometry.
 */

/** Half widths of the trunk by height, 0 = shoulder joints, 1 = hip joints. */
const TRUNK = [
  [0, 0.56],
  [0.3, 0.55],
  [0.62, 0.46],
  [0.8, 0.48],
  [1, 0.53],
  [1.15, 0.55],
] as const;

/** Half widths of an arm, 0 = shoulder, 1 = elbow, 2 = wrist. */
const ARM = [
  [0, 0.16],
  [0.4, 0.15],
  [1, 0.125],
  [1.3, 0.12],
  [2, 0.08],
] as const;

export const TRUNK_LENGTH = 1.42;
export const HIP_JOINTS = 0.6;
export const UPPER_ARM = 0.86;
export const FOREARM = 0.74;
/** How far from vertical an arm hangs when nobody sees it. */
export const ARM_OUT_RADIANS = 0.16;

export const trunkHalfWidth = (height: number): number => along(TRUNK, height);
export const armHalfWidth = (at: number): number => along(ARM, at);

/** Straight lines between the knots, flat beyond them. */
export function along(
  knots: readonly (readonly [number, number, ...number[]])[],
  at: number,
  column = 1,
): number {
  let before = knots[0];
  for (const knot of knots) {
    if (before === undefined) return 0;
    if (at <= knot[0]) {
      const span = knot[0] - before[0];
      const step = span <= 0 ? 1 : (at - before[0]) / span;
      const [from, to] = [before[column] ?? 0, knot[column] ?? 0];
      return from + (to - from) * Math.max(0, step);
    }
    before = knot;
  }
  return before?.[column] ?? 0;
}
