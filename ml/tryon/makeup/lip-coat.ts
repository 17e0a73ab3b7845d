import { type Coat, CoatBuilder } from './coat.ts';
import { ramp } from './curve.ts';
import { type Lips, pointOf } from './lip-rings.ts';

/**
 * Soft edge towards the skin (half of it outside the ring, as lips end softly) and towards the mouth (all of
 * it on the lip: teeth stay bare), shares of the mouth's width.
 */
const OUTER_FEATHER = 0.024;
const INNER_FEATHER = 0.006;
/** Lips that touch have no bare seam between them: gap where it begins and where it is whole, shares as above. */
const CLOSED = 0.008;
const PARTED = 0.025;
/** Where the wet light of the lower lip has its middle, from the outer ring (0) to the mouth (1). */
const STREAK_AT = 0.55;

/**
 * Lipstick: between the two rings, nothing in the mouth.
 *
 * @param pixel size of one drawn pixel, px of the picture; no edge is harder
 */
export function lipCoat(lips: Lips, pixel: number): Coat {
  const builder = new CoatBuilder();
  const columns = lips.outer.length / 2;
  const rows = 5;
  builder.grid(columns, rows, true, (column, row) => {
    const [ox, oy] = pointOf(lips.outer, column);
    const [tx, ty] = pointOf(lips.inner, column);
    const [bx, by] = pointOf(lips.inner, (columns - column) % columns);
    const closed = 1 - ramp(CLOSED, PARTED, Math.hypot(bx - tx, by - ty) / lips.widthPx);
    const [ix, iy] = [tx + ((bx - tx) / 2) * closed, ty + ((by - ty) / 2) * closed];
    const length = Math.hypot(ix - ox, iy - oy) || 1;
    const outer = Math.min(0.45, Math.max(OUTER_FEATHER * lips.widthPx, pixel) / length);
    const inner = Math.min(0.4, Math.max(INNER_FEATHER * lips.widthPx, pixel) / length);
    const share = [-outer / 2, outer / 2, STREAK_AT, 1 - inner, 1][row] as number;
    // Columns of the first half run along the lower lip.
    const across = (column - columns / 4) / (columns * 0.16);
    return {
      x: ox + (ix - ox) * share,
      y: oy + (iy - oy) * share,
      cover: [0, 1, 1, 1, closed][row] as number,
      wet: row === 2 && column < columns / 2 ? Math.max(0, 1 - across * across) : 0,
      along: column / columns,
      across: share,
    };
  });
  for (let column = 0; column < columns; column += 1) {
    const [ox, oy] = pointOf(lips.outer, column);
    const [ix, iy] = pointOf(lips.inner, column);
    builder.bareAt((ox + ix) / 2, (oy + iy) / 2);
  }
  return builder.coat();
}
