/** The edge of the lips towards the skin, landmark numbers in order. */
// biome-ignore format: one ring
const OUTER_LIPS: readonly number[] = [
  61, 146, 91, 181, 84, 17, 314, 405, 321, 375, 291, 409, 270, 269, 267, 0, 37, 39, 40, 185,
];

/** The edge of the lips towards teeth and mouth, landmark numbers in order, beginning at the same corner. */
// biome-ignore format: one ring
export const INNER_LIPS: readonly number[] = [
  78, 95, 88, 178, 87, 14, 317, 402, 318, 324, 308, 415, 310, 311, 312, 13, 82, 81, 80, 191,
];

/** `[x0, y0, x1, y1, …]`, pixels, closed. */
export type Ring = Float64Array;

export interface Lips {
  readonly outer: Ring;
  readonly inner: Ring;
  /** From corner to corner, pixels: the unit of everything soft. */
  readonly widthPx: number;
}

/** The lips of one face in a picture's pixels, rounded: 20 corners show on a large photo. Rings go point by point. */
export function lipsOf(landmarks: Float32Array, width: number, height: number): Lips {
  const pixels = (ring: readonly number[]): Ring =>
    Float64Array.from(
      ring.flatMap((point) => [
        (landmarks[point * 3] ?? 0) * width,
        (landmarks[point * 3 + 1] ?? 0) * height,
      ]),
    );
  const outer = pixels(OUTER_LIPS);
  const half = outer.length / 2;
  const widthPx = Math.hypot((outer[half] ?? 0) - (outer[0] ?? 0), (outer[half + 1] ?? 0) - (outer[1] ?? 0));
  return { outer: rounded(outer), inner: rounded(pixels(INNER_LIPS)), widthPx };
}

/** One point more between every two, on the cubic through their neighbours. */
function rounded(ring: Ring): Ring {
  const points = ring.length / 2;
  const out = new Float64Array(ring.length * 2);
  for (let i = 0; i < points; i += 1)
    for (let axis = 0; axis < 2; axis += 1) {
      const at = (step: number): number => ring[((i + step + points) % points) * 2 + axis] ?? 0;
      out[i * 4 + axis] = at(0);
      out[i * 4 + 2 + axis] = (9 * (at(0) + at(1)) - at(-1) - at(2)) / 16;
    }
  return out;
}

export const pointOf = (ring: Ring, point: number): [number, number] => [
  ring[point * 2] as number,
  ring[point * 2 + 1] as number,
];

/** Distance from a point to a closed ring, pixels; positive inside (even-odd). */
export function insideBy(ring: Ring, x: number, y: number): number {
  let nearest = Number.POSITIVE_INFINITY;
  let inside = false;
  let px = ring[ring.length - 2] as number;
  let py = ring[ring.length - 1] as number;
  for (let i = 0; i < ring.length; i += 2) {
    const qx = ring[i] as number;
    const qy = ring[i + 1] as number;
    if (py > y !== qy > y && x < px + ((y - py) / (qy - py)) * (qx - px)) inside = !inside;
    const dx = qx - px;
    const dy = qy - py;
    const t = Math.max(0, Math.min(1, ((x - px) * dx + (y - py) * dy) / (dx * dx + dy * dy || 1)));
    const ex = x - px - t * dx;
    const ey = y - py - t * dy;
    nearest = Math.min(nearest, ex * ex + ey * ey);
    px = qx;
    py = qy;
  }
  return (inside ? 1 : -1) * Math.sqrt(nearest);
}
