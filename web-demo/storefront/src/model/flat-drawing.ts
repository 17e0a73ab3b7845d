import type { MeshPart } from './glb-mesh.ts';

/** One triangle on the picture, ready to be filled. Coordinates in pixels of the picture. */
export interface FlatTriangle {
  readonly points: readonly [number, number, number, number, number, number];
  readonly part: number;
  /** 0..1: how much the surface is turned to the light. */
  readonly light: number;
  readonly depth: number;
}

/** Vertical field of view of the camera that poses are expressed in. */
const FOV_RADIANS = (63 * Math.PI) / 180;
/** Light from above, slightly from the left, camera space. */
const LIGHT = [-0.3, 0.75, 0.59] as const;
/** Behind this (item space, cm) the head is in the way of all that is not turned to the camera. */
const FRONT_Z = -2.5;
/** Where the head's own axis is behind an item worn in front of it, cm. */
const HEAD_AXIS_Z = -9;

/**
 * Projects an item for painting without a depth buffer: back faces and what the head hides are left out,
 * the rest comes far first. Good for a preview in 2D; the 3D stage has a real head in the way.
 *
 * @param transform `[16]` column-major, item → camera, cm.
 */
export function flatTriangles(
  parts: readonly MeshPart[],
  transform: readonly number[],
  width: number,
  height: number,
): FlatTriangle[] {
  const focal = height / 2 / Math.tan(FOV_RADIANS / 2);
  const found: FlatTriangle[] = [];
  parts.forEach(({ positions, indices }, part) => {
    const camera = new Float32Array(positions.length);
    for (let at = 0; at < positions.length; at += 3) moveInto(camera, at, positions, transform);
    for (let at = 0; at < indices.length; at += 3) {
      const corners = [indices[at], indices[at + 1], indices[at + 2]].map((index) => (index ?? 0) * 3);
      const [a = 0, b = 0, c = 0] = corners;
      const normal = normalOf(camera, a, b, c);
      if (normal === undefined) continue;
      const middle = [0, 1, 2].map(
        (axis) => corners.reduce((sum, corner) => sum + (camera[corner + axis] ?? 0), 0) / 3,
      );
      // The camera looks from the origin: a face is seen when its normal points against the ray to it.
      if (dot(normal, middle) >= 0) continue;
      if (hiddenByHead(positions, corners, transform, middle)) continue;
      const points = corners.flatMap((corner) => {
        const [x = 0, y = 0, z = -1] = [camera[corner], camera[corner + 1], camera[corner + 2]];
        return [width / 2 + (focal * x) / -z, height / 2 - (focal * y) / -z];
      }) as unknown as FlatTriangle['points'];
      found.push({ points, part, light: Math.max(0, dot(normal, LIGHT)), depth: middle[2] ?? 0 });
    }
  });
  return found.sort((one, other) => one.depth - other.depth);
}

function hiddenByHead(
  positions: Float32Array,
  corners: readonly number[],
  transform: readonly number[],
  middle: readonly number[],
): boolean {
  const mean = (axis: number) =>
    corners.reduce((sum, corner) => sum + (positions[corner + axis] ?? 0), 0) / 3;
  const [x, z] = [mean(0), mean(2)];
  if (z > FRONT_Z) return false;
  const outward = turned([x, 0, z - HEAD_AXIS_Z], transform);
  return dot(outward, middle) >= 0;
}

function moveInto(into: Float32Array, at: number, from: Float32Array, transform: readonly number[]): void {
  const moved = turned([from[at] ?? 0, from[at + 1] ?? 0, from[at + 2] ?? 0], transform);
  for (let row = 0; row < 3; row += 1) into[at + row] = (moved[row] ?? 0) + (transform[12 + row] ?? 0);
}

function turned([x, y, z]: readonly [number, number, number], transform: readonly number[]): number[] {
  return [0, 1, 2].map((row) => {
    const [right = 0, up = 0, back = 0] = [transform[row], transform[4 + row], transform[8 + row]];
    return right * x + up * y + back * z;
  });
}

function normalOf(points: Float32Array, a: number, b: number, c: number): number[] | undefined {
  const edge = (to: number) => [0, 1, 2].map((axis) => (points[to + axis] ?? 0) - (points[a + axis] ?? 0));
  const [ux = 0, uy = 0, uz = 0] = edge(b);
  const [vx = 0, vy = 0, vz = 0] = edge(c);
  const normal = [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx];
  const length = Math.hypot(...normal);
  return length === 0 ? undefined : normal.map((value) => value / length);
}

function dot(one: readonly number[], other: readonly number[]): number {
  return (one[0] ?? 0) * (other[0] ?? 0) + (one[1] ?? 0) * (other[1] ?? 0) + (one[2] ?? 0) * (other[2] ?? 0);
}
