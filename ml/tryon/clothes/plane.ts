/** A place or a direction in a picture, px, y down. */
export type Point = readonly [number, number];

export const plus = (a: Point, b: Point, times = 1): Point => [a[0] + b[0] * times, a[1] + b[1] * times];
export const minus = (a: Point, b: Point): Point => [a[0] - b[0], a[1] - b[1]];
export const between = (a: Point, b: Point, share: number): Point => [
  a[0] + (b[0] - a[0]) * share,
  a[1] + (b[1] - a[1]) * share,
];
export const dot = (a: Point, b: Point): number => a[0] * b[0] + a[1] * b[1];
export const cross = (a: Point, b: Point): number => a[0] * b[1] - a[1] * b[0];
export const lengthOf = (a: Point): number => Math.hypot(a[0], a[1]);

export function unit(a: Point, otherwise: Point): Point {
  const length = lengthOf(a);
  return length < 1e-6 ? otherwise : [a[0] / length, a[1] / length];
}

export function turned(a: Point, radians: number): Point {
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
  return [a[0] * cos - a[1] * sin, a[0] * sin + a[1] * cos];
}

/** Twice the area of a triangle; positive when its corners go clockwise as seen on the screen. */
export const winding = (a: Point, b: Point, c: Point): number => cross(minus(b, a), minus(c, a));

/** How far a place is from the line between two others. */
export function fromSegment(place: Point, a: Point, b: Point): number {
  const along = minus(b, a);
  const share = Math.max(0, Math.min(1, dot(minus(place, a), along) / (dot(along, along) || 1)));
  return lengthOf(minus(place, between(a, b, share)));
}
