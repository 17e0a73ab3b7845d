import type { Point, Solid } from './solid.ts';

/** An outline in its own plane, cm, counter-clockwise. */
export type Outline = readonly (readonly [across: number, along: number])[];

export interface Sweep {
  readonly path: readonly Point[];
  /** A closed path joins its end to its start; an open one gets lids. */
  readonly closed: boolean;
  /** Direction of the section's second axis. */
  readonly up: Point;
  readonly section: (share: number) => Outline;
}

/** Drags a section along a path. The section's first axis is `tangent x up`, the second is `up`. */
export function sweep({ path, closed, up, section }: Sweep): Solid {
  const positions: number[] = [];
  const uvs: number[] = [];
  const stations = path.length;
  let around = 0;
  for (const [station, at] of path.entries()) {
    const before = path[closed ? (station - 1 + stations) % stations : Math.max(0, station - 1)] ?? at;
    const after = path[closed ? (station + 1) % stations : Math.min(stations - 1, station + 1)] ?? at;
    const tangent = unit(minus(after, before));
    const across = unit(cross(tangent, up));
    const along = cross(across, tangent);
    const outline = section(stations > 1 ? station / (closed ? stations : stations - 1) : 0);
    around = outline.length;
    for (const [index, [s, t]] of outline.entries()) {
      positions.push(...plus(at, plus(times(across, s), times(along, t))));
      uvs.push(station / stations, index / around);
    }
  }
  const indices: number[] = [];
  for (let station = 0; station < (closed ? stations : stations - 1); station += 1)
    for (let i = 0; i < around; i += 1) {
      const j = (i + 1) % around;
      const next = (station + 1) % stations;
      const [a, b, c, d] = [station * around + i, station * around + j, next * around + i, next * around + j];
      indices.push(a, b, c, b, d, c);
    }
  if (!closed) {
    lid(positions, uvs, indices, 0, around, true);
    lid(positions, uvs, indices, (stations - 1) * around, around, false);
  }
  return outward({ positions, uvs, indices });
}

function lid(
  positions: number[],
  uvs: number[],
  indices: number[],
  first: number,
  around: number,
  start: boolean,
): void {
  const centre = positions.length / 3;
  const sum = [0, 0, 0];
  for (let i = 0; i < around; i += 1)
    for (let axis = 0; axis < 3; axis += 1)
      sum[axis] = (sum[axis] ?? 0) + (positions[(first + i) * 3 + axis] ?? 0);
  positions.push(...sum.map((value) => value / around));
  uvs.push(0.5, 0.5);
  for (let i = 0; i < around; i += 1) {
    const j = (i + 1) % around;
    if (start) indices.push(centre, first + j, first + i);
    else indices.push(centre, first + i, first + j);
  }
}

/** Turns the triangles over when the solid is inside out (negative volume). */
export function outward(solid: Solid): Solid {
  const { positions, indices } = solid;
  let volume = 0;
  for (let i = 0; i < indices.length; i += 3) {
    const [a, b, c] = [0, 1, 2].map((corner) => {
      const vertex = (indices[i + corner] ?? 0) * 3;
      return [positions[vertex], positions[vertex + 1], positions[vertex + 2]] as unknown as Point;
    }) as [Point, Point, Point];
    const [x, y, z] = cross(b, c);
    volume += a[0] * x + a[1] * y + a[2] * z;
  }
  if (volume >= 0) return solid;
  const turned: number[] = [];
  for (let i = 0; i < indices.length; i += 3)
    turned.push(indices[i] ?? 0, indices[i + 2] ?? 0, indices[i + 1] ?? 0);
  return { ...solid, indices: turned };
}

/** A rectangle with round corners: `width` along the first axis, `height` along the second. */
export function roundedSection(width: number, height: number, radius: number, cornerSteps = 3): Outline {
  const r = Math.min(radius, width / 2, height / 2);
  const corners = [
    [1, 1],
    [-1, 1],
    [-1, -1],
    [1, -1],
  ] as const;
  return corners.flatMap(([sx, sy], corner) =>
    Array.from({ length: cornerSteps + 1 }, (_, step) => {
      const angle = ((corner + step / cornerSteps) * Math.PI) / 2;
      const centre = [sx * (width / 2 - r), sy * (height / 2 - r)] as const;
      return [centre[0] + r * Math.cos(angle), centre[1] + r * Math.sin(angle)] as const;
    }),
  );
}

export const circleSection = (radius: number, steps = 10): Outline =>
  Array.from({ length: steps }, (_, i) => {
    const angle = (i / steps) * 2 * Math.PI;
    return [radius * Math.cos(angle), radius * Math.sin(angle)] as const;
  });

/** A smooth path through `points` (Catmull-Rom, centripetal weights are not needed for our even spacing). */
export function smoothPath(points: readonly Point[], stepsPerSpan: number): Point[] {
  const at = (i: number) => points[Math.max(0, Math.min(points.length - 1, i))] as Point;
  const path: Point[] = [];
  for (let span = 0; span < points.length - 1; span += 1)
    for (let step = 0; step < stepsPerSpan; step += 1) {
      const t = step / stepsPerSpan;
      path.push(
        [0, 1, 2].map((axis) => {
          const [a, b, c, d] = [at(span - 1), at(span), at(span + 1), at(span + 2)].map(
            (p) => p[axis] as number,
          ) as [number, number, number, number];
          return (
            0.5 *
            (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t ** 3)
          );
        }) as unknown as Point,
      );
    }
  return [...path, at(points.length - 1)];
}

const plus = (a: Point, b: Point): Point => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
const minus = (a: Point, b: Point): Point => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
const times = (a: Point, k: number): Point => [a[0] * k, a[1] * k, a[2] * k];
const cross = (a: Point, b: Point): Point => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
const unit = (a: Point): Point => times(a, 1 / (Math.hypot(...a) || 1));
