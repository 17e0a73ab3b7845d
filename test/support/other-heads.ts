import { type HeadLight, portraitShape } from './synthetic-head.ts';

/** A rendered head whose shape, light or place is not the portrait's. */
export interface OtherHead {
  /** `[468 × 3]`, cm. */
  readonly shape: Float32Array;
  readonly light?: HeadLight;
  /** To the right of the camera's axis, cm. */
  readonly aside?: number;
}

/** Shares of the portrait's width, length and depth, and how much further its nose stands out, cm. */
type Growth = readonly [width: number, length: number, depth: number, noseCm: number];

const NOSE_TIP = 1;
/** How far around its tip a nose is a nose, cm. */
const NOSE_CM = 1.3;
const WHITE = [1, 1, 1] as const;
const lit = (direction: readonly [number, number, number]): HeadLight => {
  const length = Math.hypot(...direction);
  const [x, y, z] = direction;
  const towards = [x / length, y / length, z / length] as const;
  return { ambient: 0.45, strength: 0.7, direction: towards, colour: WHITE };
};
const FROM_LEFT = lit([-0.8, 0.3, 0.6]);
const FROM_RIGHT = lit([0.8, 0.3, 0.6]);
const FROM_ABOVE = lit([0, 0.9, 0.5]);

/** Heads on which nothing of the fit was tuned. */
export const HELD_OUT_HEADS: Readonly<Record<string, () => OtherHead>> = {
  'long, lit from above': () => ({ shape: grown([0.95, 1.07, 1, -0.3]), light: FROM_ABOVE }),
  'wide and deep, lit from the left': () => ({ shape: grown([1.05, 0.97, 1.08, 0.2]), light: FROM_LEFT }),
  'narrow and flat, lit from the right': () => ({ shape: grown([0.94, 1.02, 0.92, 0.3]), light: FROM_RIGHT }),
  'at the right edge': () => ({ shape: portraitShape(), aside: 7 }),
};

function grown([width, length, depth, noseCm]: Growth): Float32Array {
  const shape = portraitShape();
  const middle = (axis: number) => {
    let sum = 0;
    for (let at = axis; at < shape.length; at += 3) sum += shape[at] as number;
    return sum / (shape.length / 3);
  };
  const [middleY, middleZ] = [middle(1), middle(2)];
  const [tipX, tipY] = [shape[NOSE_TIP * 3] as number, shape[NOSE_TIP * 3 + 1] as number];
  return shape.map((value, i) => {
    if (i % 3 === 0) return value * width;
    if (i % 3 === 1) return middleY + (value - middleY) * length;
    const [x, y] = [shape[i - 2] as number, shape[i - 1] as number];
    const apart = Math.hypot(x - tipX, 0.8 * (y - tipY));
    return middleZ + (value - middleZ) * depth + noseCm * Math.exp(-(apart ** 2) / (2 * NOSE_CM ** 2));
  });
}
