import { emptySolid, merged, type Point, type Solid } from './solid.ts';
import { ellipsoid } from './surface.ts';
import { type Outline, outward, sweep } from './sweep.ts';

/** A ring about y with its hole `radius` wide, cm; the section's first axis is radial, its second along y. */
export function band(
  radius: number,
  section: (angle: number) => Outline,
  steps = 64,
  shape: (point: Point, angle: number) => Point = (point) => point,
): Solid {
  const path = Array.from({ length: steps }, (_, i): Point => {
    const angle = (i / steps) * 2 * Math.PI;
    return shape([radius * Math.sin(angle), 0, radius * Math.cos(angle)], angle);
  });
  return sweep({ path, closed: true, up: [0, 1, 0], section: (share) => section(share * 2 * Math.PI) });
}

/**
 * A brilliant that looks along +z, girdle in the plane z = 0: table, eight crown mains, girdle, pavilion. For
 * flat facets.
 */
export function brilliant([cx, cy, cz]: Point, radius: number, corners = 16): Solid {
  const rings: readonly (readonly [radius: number, z: number, turn: number])[] = [
    [0, 0.36, 0],
    [0.56, 0.36, 0],
    [0.8, 0.22, 0.5],
    [1, 0.04, 0],
    [1, -0.04, 0],
    [0.52, -0.42, 0.5],
    [0, -0.8, 0],
  ];
  const solid = emptySolid();
  for (const [share, z, turn] of rings)
    for (let i = 0; i < corners; i += 1) {
      const angle = ((i + turn) / corners) * 2 * Math.PI;
      solid.positions.push(
        cx + Math.cos(angle) * share * radius,
        cy + Math.sin(angle) * share * radius,
        cz + z * radius,
      );
      solid.uvs.push(0, 0);
    }
  for (let ring = 0; ring + 1 < rings.length; ring += 1)
    for (let i = 0; i < corners; i += 1) {
      const a = ring * corners + i;
      const b = ring * corners + ((i + 1) % corners);
      if (rings[ring]?.[0] !== 0) solid.indices.push(a, a + corners, b);
      if (rings[ring + 1]?.[0] !== 0) solid.indices.push(b, a + corners, b + corners);
    }
  return outward(solid);
}

/** Balls along a path, each with its own radius. */
export const beads = (path: readonly Point[], radius: (index: number) => number, steps = 12): Solid =>
  merged(path.map((at, i) => ellipsoid(at, [radius(i), radius(i), radius(i)], steps)));

/** Places along a path, `gap` cm apart, from its start. */
export function strung(path: readonly Point[], gap: number): Point[] {
  const placed: Point[] = [];
  let wanted = 0;
  let walked = 0;
  for (let i = 0; i + 1 < path.length; i += 1) {
    const [a, b] = [path[i], path[i + 1]] as [Point, Point];
    const length = Math.hypot(b[0] - a[0], b[1] - a[1], b[2] - a[2]);
    while (wanted <= walked + length) {
      const t = (wanted - walked) / (length || 1);
      placed.push([a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t]);
      wanted += gap;
    }
    walked += length;
  }
  return placed;
}

/** A rope chain: two strands twisted. A chain of real links has twenty times the triangles. */
export function rope(
  path: readonly Point[],
  radius: number,
  up: Point,
  closed = false,
  twistsPerCm = 1.6,
): Solid {
  const fine = strung(path, radius * 1.35);
  return sweep({
    path: fine,
    closed,
    up,
    section: (share) => {
      const twist = share * fine.length * radius * 1.35 * twistsPerCm * 2 * Math.PI;
      return Array.from({ length: 6 }, (_, i) => {
        const angle = (i / 6) * 2 * Math.PI;
        const r = radius * (0.72 + 0.28 * Math.cos(2 * (angle - twist)));
        return [r * Math.cos(angle), r * Math.sin(angle)] as const;
      });
    },
  });
}

/** A flat plate in the plane z = 0 between an outline's corners, `thick` deep, its rim rounded over `bevel`. */
export function plate(outline: readonly (readonly [number, number])[], thick: number, bevel: number): Solid {
  const corners = outline.length;
  const rings: readonly (readonly [inset: number, z: number])[] = [
    [bevel, thick / 2],
    [bevel * 0.3, thick / 2 - bevel * 0.3],
    [0, thick / 2 - bevel],
    [0, bevel - thick / 2],
    [bevel * 0.3, bevel * 0.3 - thick / 2],
    [bevel, -thick / 2],
  ];
  const solid = emptySolid();
  const put = (x: number, y: number, z: number): void => {
    solid.positions.push(x, y, z);
    solid.uvs.push(0, 0);
  };
  const inwards = insetOf(outline);
  for (const [inset, z] of rings)
    for (const [i, [x, y]] of outline.entries()) {
      const [nx, ny] = inwards[i] as readonly [number, number];
      put(x + nx * inset, y + ny * inset, z);
    }
  for (let ring = 0; ring + 1 < rings.length; ring += 1)
    for (let i = 0; i < corners; i += 1) {
      const a = ring * corners + i;
      const b = ring * corners + ((i + 1) % corners);
      solid.indices.push(a, a + corners, b, b, a + corners, b + corners);
    }
  const centre = [0, 1].map((axis) => outline.reduce((sum, p) => sum + (p[axis] ?? 0), 0) / corners);
  put(centre[0] ?? 0, centre[1] ?? 0, thick / 2);
  put(centre[0] ?? 0, centre[1] ?? 0, -thick / 2);
  const [front, back] = [rings.length * corners, rings.length * corners + 1];
  const lastRing = (rings.length - 1) * corners;
  for (let i = 0; i < corners; i += 1) {
    const j = (i + 1) % corners;
    solid.indices.push(front, i, j, back, lastRing + j, lastRing + i);
  }
  return outward(solid);
}

/** Unit vectors into the outline (counter-clockwise) at its corners. */
function insetOf(outline: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  const count = outline.length;
  return outline.map((_, i) => {
    const [ax, ay] = outline[(i + count - 1) % count] as readonly [number, number];
    const [bx, by] = outline[(i + 1) % count] as readonly [number, number];
    const length = Math.hypot(bx - ax, by - ay) || 1;
    return [-(by - ay) / length, (bx - ax) / length];
  });
}
