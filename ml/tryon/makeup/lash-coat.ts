import { type Coat, CoatBuilder } from './coat.ts';
import { between, distance, normalsOf, type Place, ramp } from './curve.ts';
import type { EyeLines } from './eye-lines.ts';

/** Thickness of the line at the inner corner and at the outer one, shares of the eye's width. */
const THIN = 0.03;
const THICK = 0.075;
/** The soft edge: px of the drawing at least, and share of the eye's width. */
const SOFT_PX = 0.8;
const SOFT = 0.016;
const WING_COLUMNS = 8;
/**
 * The lid's columns from which the lower and the upper edge of the wing go straight to its tip. The lower one
 * leaves the lashes before the corner: followed to its end, where the lid dips, the wing hung there like a hook.
 */
const WING_LOW_FROM = 2;
const WING_HIGH_FROM = 5;
/** How far the wing turns up from the eye's own axis. */
const WING_LIFT = 0.42;

interface Line {
  /** On the lashes, then on to the tip of the wing. */
  readonly low: Place;
  readonly high: Place;
  readonly cover: number;
}

/**
 * Eyeliner: a line that stands on the upper lash line, thin at the inner corner, with a wing beyond the outer.
 *
 * @param pixel size of one drawn pixel, px of the picture
 * @param wing  length, share of the eye's width
 */
export function lashCoat(eyes: readonly EyeLines[], pixel: number, wing: number): Coat {
  const builder = new CoatBuilder();
  for (const eye of eyes) {
    const soft = Math.max(SOFT_PX * pixel, SOFT * eye.widthPx);
    const line = lineOf(eye, soft, wing);
    builder.grid(line.length, 4, false, (column, row) => {
      const { low, high, cover } = line[column] as Line;
      const edge = Math.min(0.5, soft / Math.max(distance(low, high), 1e-6));
      const [x, y] = between(low, high, [0, edge * 0.6, 1 - edge, 1][row] as number);
      return { x, y, cover: row === 0 || row === 3 ? 0 : cover, along: column / line.length };
    });
    for (let column = 4; column < eye.crease.length - 4; column += 3)
      builder.bareAt(...between(eye.crease[column] as Place, eye.above[column] as Place, 0.5));
  }
  return builder.coat();
}

function lineOf({ upper, crease, lower, widthPx }: EyeLines, soft: number, wing: number): Line[] {
  const normals = normalsOf(upper, crease);
  const last = upper.length - 1;
  const lid = upper.map((low, column): Line => {
    const share = column / last;
    // Without a wing the line comes to a point at the outer corner as well: it ended like cut off.
    const pointed = wing === 0 ? ramp(-0.06, 0.16, share) : 1;
    const wanted = widthPx * pointed * (THICK + (THIN - THICK) * ramp(0, 0.7, share));
    // What is thinner than its soft edges is drawn as wide as they are, and paler.
    const thick = Math.max(wanted, 1.5 * soft);
    const [nx, ny] = normals[column] as Place;
    const high: Place = [low[0] + nx * thick, low[1] + ny * thick];
    return { low, high, cover: (wanted / thick) * ramp(-0.02, 0.3, 1 - share) };
  });
  if (wing === 0) return lid.map((line, i) => ({ ...line, cover: line.cover * ramp(-0.03, 0.05, i / last) }));
  const corner = upper[0] as Place;
  const tip = wingTip(corner, upper[last] as Place, lower[4] as Place, wing * widthPx);
  const from = upper[WING_LOW_FROM] as Place;
  const root = (lid[WING_HIGH_FROM] as Line).high;
  const shared = WING_HIGH_FROM - WING_LOW_FROM;
  const columns = WING_COLUMNS + shared;
  const edgeAt = (column: number): Place => between(tip, root, (column + WING_COLUMNS) / columns);
  return [
    ...Array.from({ length: WING_COLUMNS }, (_, i): Line => {
      const low = between(tip, from, i / WING_COLUMNS);
      return { low, high: edgeAt(i - WING_COLUMNS), cover: ramp(-0.05, 0.5, i / WING_COLUMNS) };
    }),
    ...lid
      .slice(WING_LOW_FROM)
      .map((line, i) => (i < shared ? { ...line, high: farther(line, edgeAt(i)) } : line)),
  ];
}

/** The line is nowhere thinner for the wing. */
function farther({ low, high }: Line, edge: Place): Place {
  return distance(low, edge) > distance(low, high) ? edge : high;
}

/** Beyond the outer corner, between the eye's axis and the end of the lower lid, raised. */
function wingTip(corner: Place, inner: Place, before: Place, length: number): Place {
  const axis = unit([corner[0] - inner[0], corner[1] - inner[1]]);
  const lid = unit([corner[0] - before[0], corner[1] - before[1]]);
  // Square to the axis, on the brow's side: the lower lid's end comes from below.
  const side = axis[0] * lid[1] - axis[1] * lid[0] >= 0 ? 1 : -1;
  const [dx, dy] = unit([axis[0] - side * axis[1] * WING_LIFT, axis[1] + side * axis[0] * WING_LIFT]);
  return [corner[0] + dx * length, corner[1] + dy * length];
}

function unit([x, y]: Place): Place {
  const length = Math.hypot(x, y) || 1;
  return [x / length, y / length];
}
