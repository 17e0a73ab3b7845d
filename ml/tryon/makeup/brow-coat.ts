import { type Coat, CoatBuilder } from './coat.ts';
import { between, curveThrough, distance, type Place, placesOf, ramp } from './curve.ts';

/** Landmark numbers from the tail to the head, wearer's right brow first. */
const BROWS = [
  { upper: [70, 63, 105, 66, 107], lower: [46, 53, 52, 65, 55] },
  { upper: [300, 293, 334, 296, 336], lower: [276, 283, 282, 295, 285] },
] as const;
const STEPS = 6;
/** Height in the brow (0 = lower edge, 1 = upper edge) and cover. */
const ROWS = [
  [-0.15, 0],
  [0.2, 0.9],
  [0.55, 1],
  [0.85, 0.8],
  [1.15, 0],
] as const;

/** Brow powder or pencil: between the brow's edges, fading into them, thin at the head. */
export function browCoat(
  landmarks: Float32Array,
  size: { readonly width: number; readonly height: number },
): Coat {
  const builder = new CoatBuilder();
  for (const { upper, lower } of BROWS) {
    const top = curveThrough(placesOf(landmarks, upper, size), STEPS);
    const bottom = curveThrough(placesOf(landmarks, lower, size), STEPS);
    const last = top.length - 1;
    const long = distance(top[0] as Place, top[last] as Place);
    const thick = distance(bottom[last >> 1] as Place, top[last >> 1] as Place) || 1;
    builder.grid(top.length, ROWS.length, false, (column, row) => {
      const [height, cover] = ROWS[row] as readonly [number, number];
      const share = column / last;
      const [x, y] = between(bottom[column] as Place, top[column] as Place, height);
      return {
        x,
        y,
        cover:
          cover * ramp(0, 0.1, share) * (0.35 + 0.65 * ramp(0, 0.3, 1 - share)) * ramp(0, 0.05, 1 - share),
        along: (share * long) / thick,
        across: height,
      };
    });
    for (let column = 4; column < last - 3; column += 4) {
      builder.bareAt(...between(bottom[column] as Place, top[column] as Place, 1.9));
      builder.bareAt(...between(bottom[column] as Place, top[column] as Place, -0.7));
    }
  }
  return builder.coat();
}
