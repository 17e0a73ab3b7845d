import { type Coat, CoatBuilder } from './coat.ts';
import { between, type Place, ramp } from './curve.ts';
import type { EyeLines } from './eye-lines.ts';

/** From the lashes to the crease and beyond it: height (0 = lashes, 1 = crease, 2 = half way to the brow), cover. */
const ROWS = [
  [0, 0],
  [0.14, 0.9],
  [0.6, 1],
  [1.1, 0.85],
  [1.5, 0.5],
  [2, 0],
] as const;
/** Shares of the lid over which eyeshadow fades towards the outer and the inner corner. */
const OUTER_FADE = 0.12;
const INNER_FADE = 0.28;

/** Eyeshadow: from the lashes over the lid, fading above the crease; deeper at the lashes and outer corner. */
export function lidCoat(eyes: readonly EyeLines[]): Coat {
  const builder = new CoatBuilder();
  for (const eye of eyes) {
    const columns = eye.upper.length;
    builder.grid(columns, ROWS.length, false, (column, row) => {
      const [height, cover] = ROWS[row] as readonly [number, number];
      const share = column / (columns - 1);
      const [x, y] = placeAt(eye, column, height);
      const outer = 1 - ramp(0, 0.5, share);
      return {
        x,
        y,
        cover: cover * ramp(0, OUTER_FADE, share) * ramp(0, INNER_FADE, 1 - share),
        tone: Math.min(1, 0.8 * (1 - ramp(0.1, 1.3, height)) + 0.75 * outer * (1 - ramp(0.8, 1.8, height))),
        wet: Math.max(0, 1 - ((share - 0.5) / 0.3) ** 2) * Math.max(0, 1 - ((height - 0.45) / 0.4) ** 2),
        along: share,
        across: height / 4,
      };
    });
    for (let column = 4; column < columns - 4; column += 3) builder.bareAt(...placeAt(eye, column, 0.7));
  }
  return builder.coat();
}

function placeAt({ upper, crease, above }: EyeLines, column: number, height: number): Place {
  const [lash, fold, top] = [upper[column], crease[column], above[column]] as [Place, Place, Place];
  return height <= 1 ? between(lash, fold, height) : between(fold, top, height - 1);
}
