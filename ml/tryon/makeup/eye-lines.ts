import { curveThrough, distance, type Place, placesOf } from './curve.ts';

/** Landmark numbers of one eye, each row from the outer corner to the inner one. */
interface EyeRows {
  readonly upper: readonly number[];
  readonly lower: readonly number[];
  /** Where the lid folds. */
  readonly crease: readonly number[];
  /** Half way to the brow. */
  readonly above: readonly number[];
}

/** The wearer's right eye, then the left one. */
const EYES: readonly EyeRows[] = [
  {
    upper: [33, 246, 161, 160, 159, 158, 157, 173, 133],
    lower: [33, 7, 163, 144, 145, 153, 154, 155, 133],
    crease: [130, 247, 30, 29, 27, 28, 56, 190, 243],
    above: [226, 113, 225, 224, 223, 222, 221, 189, 244],
  },
  {
    upper: [263, 466, 388, 387, 386, 385, 384, 398, 362],
    lower: [263, 249, 390, 373, 374, 380, 381, 382, 362],
    crease: [359, 467, 260, 259, 257, 258, 286, 414, 463],
    above: [446, 342, 445, 444, 443, 442, 441, 413, 464],
  },
];

/** The lines of one eye in a picture, all of the same number of places, outer corner first. */
export interface EyeLines {
  readonly upper: readonly Place[];
  readonly lower: readonly Place[];
  readonly crease: readonly Place[];
  readonly above: readonly Place[];
  /** From corner to corner, px. */
  readonly widthPx: number;
}

const STEPS = 3;

export function eyesOf(
  landmarks: Float32Array,
  size: { readonly width: number; readonly height: number },
): EyeLines[] {
  return EYES.map(({ upper, lower, crease, above }) => {
    const line = (points: readonly number[]): Place[] =>
      curveThrough(placesOf(landmarks, points, size), STEPS);
    const lid = line(upper);
    return {
      upper: lid,
      lower: line(lower),
      crease: line(crease),
      above: line(above),
      widthPx: distance(lid[0] as Place, lid.at(-1) as Place),
    };
  });
}
