import { type Lips, pointOf, type Ring } from './lip-rings.ts';
import { colourAt, type Rgb, type SkinPatch } from './skin-patch.ts';

/** Where lip is asked on the way from the outer to the inner ring, and where the gap is on the way across it. */
const LIP_AT = [0.4, 0.55, 0.7] as const;
const GAP_AT = [0.15, 0.3, 0.45, 0.6, 0.75, 0.9] as const;
/** What lies between the rings differs from the lips by so much where teeth or the dark mouth are seen, sRGB. */
const MOUTH_MIN = 18;
/** A wider gap is not doubted: pale teeth in a pale mouth differ by 20. Share of the mouth's width. */
const DOUBTED_MAX = 0.08;
/** So many places along the mouth have to show it: fewer are a tooth's corner or noise. */
const PLACES_MIN = 2;

/**
 * Whether the lips touch although the tracker draws a gap between them: nowhere between its inner rings is
 * anything but lip. At each place the median of the way across counts, so that the dark line between closed
 * lips is no mouth.
 */
export function isShut(lips: Lips, patch: SkinPatch): boolean {
  return partedBy(lips.inner) < DOUBTED_MAX * lips.widthPx && mouthSeen(lips, patch) < MOUTH_MIN;
}

/** The widest distance between the lips, px. */
export function partedBy(inner: Ring): number {
  const points = inner.length / 2;
  let widest = 0;
  for (let i = 1; i < points / 2; i += 1) {
    const [x0, y0] = pointOf(inner, i);
    const [x1, y1] = pointOf(inner, points - i);
    widest = Math.max(widest, Math.hypot(x1 - x0, y1 - y0));
  }
  return widest;
}

function mouthSeen({ outer, inner }: Lips, patch: SkinPatch): number {
  const points = inner.length / 2;
  const differences: number[] = [];
  for (let lower = 2; lower < points / 2 - 1; lower += 1) {
    const upper = points - lower;
    const lips = [lower, upper].map((point) =>
      meanBetween(patch, pointOf(outer, point), pointOf(inner, point), LIP_AT),
    );
    const [from, to] = [pointOf(inner, lower), pointOf(inner, upper)];
    const across = GAP_AT.map((share) => {
      const colour = meanBetween(patch, from, to, [share]);
      return Math.min(...lips.map((lip) => apart(lip, colour)));
    });
    differences.push(median(across));
  }
  return differences.sort((a, b) => b - a)[PLACES_MIN - 1] ?? 0;
}

type Place = readonly [number, number];

function meanBetween(patch: SkinPatch, [x, y]: Place, [toX, toY]: Place, shares: readonly number[]): Rgb {
  const sum: Rgb = [0, 0, 0];
  const colour: Rgb = [0, 0, 0];
  for (const share of shares) {
    colourAt(patch, x + (toX - x) * share, y + (toY - y) * share, colour);
    for (const band of [0, 1, 2] as const) sum[band] += colour[band] / shares.length;
  }
  return sum;
}

const apart = (a: Rgb, b: Rgb): number => Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return ((sorted[Math.ceil(half) - 1] as number) + (sorted[Math.floor(half)] as number)) / 2;
}
