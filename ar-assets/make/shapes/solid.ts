/** A point, cm. */
export type Point = readonly [x: number, y: number, z: number];

/** Triangles of one material, cm. `indices` are counter-clockwise seen from outside. */
export interface Solid {
  readonly positions: number[];
  /** Bottom-left origin, repeating. */
  readonly uvs: number[];
  readonly indices: number[];
}

export const emptySolid = (): Solid => ({ positions: [], uvs: [], indices: [] });

export function merged(solids: readonly Solid[]): Solid {
  const all = emptySolid();
  for (const solid of solids) {
    const first = all.positions.length / 3;
    all.positions.push(...solid.positions);
    all.uvs.push(...solid.uvs);
    for (const index of solid.indices) all.indices.push(first + index);
  }
  return all;
}

/** A copy with every point moved by `move`. */
export function deformed(solid: Solid, move: (point: Point) => Point): Solid {
  const positions: number[] = [];
  for (let i = 0; i < solid.positions.length; i += 3)
    positions.push(...move(solid.positions.slice(i, i + 3) as unknown as Point));
  return { positions, uvs: solid.uvs, indices: solid.indices };
}

export const moved = (solid: Solid, [dx, dy, dz]: Point): Solid =>
  deformed(solid, ([x, y, z]) => [x + dx, y + dy, z + dz]);

/** The same thing on the other side of the face; the winding turns with it. */
export function mirrored(solid: Solid): Solid {
  const indices: number[] = [];
  for (let i = 0; i < solid.indices.length; i += 3)
    indices.push(solid.indices[i] ?? 0, solid.indices[i + 2] ?? 0, solid.indices[i + 1] ?? 0);
  return { ...deformed(solid, ([x, y, z]) => [-x, y, z]), indices };
}

/** Texture coordinates laid on from the front and the side, so that a pattern runs on around a corner. */
export function patterned(solid: Solid, centimetresPerTile: number): Solid {
  const uvs: number[] = [];
  for (let i = 0; i < solid.positions.length; i += 3) {
    const [x = 0, y = 0, z = 0] = solid.positions.slice(i, i + 3);
    uvs.push((Math.abs(x) - z + 0.13 * x) / centimetresPerTile, (y + 0.21 * x) / centimetresPerTile);
  }
  return { ...solid, uvs };
}

/** Every triangle with corners of its own, so that it can have a flat normal. */
export function unshared({ positions, uvs, indices }: Solid): Solid {
  return {
    positions: indices.flatMap((i) => positions.slice(i * 3, i * 3 + 3)),
    uvs: indices.flatMap((i) => uvs.slice(i * 2, i * 2 + 2)),
    indices: indices.map((_, i) => i),
  };
}

/** Points closer than this share a normal, cm. */
const WELD_CM = 1e-4;

/** Smooth normals: area-weighted over all triangles that meet in a place, whatever their texture seams; `faceted`: each
 * corner keeps its own. */
export function smoothNormals({ positions, indices }: Solid, faceted = false): Float32Array<ArrayBuffer> {
  const places = new Map<string, number>();
  const placeOf = Array.from({ length: positions.length / 3 }, (_, vertex) => {
    const key = faceted
      ? `${vertex}`
      : [0, 1, 2].map((axis) => Math.round((positions[vertex * 3 + axis] ?? 0) / WELD_CM)).join();
    const place = places.get(key) ?? places.size;
    places.set(key, place);
    return place;
  });
  const sums = new Float64Array(places.size * 3);
  for (let i = 0; i < indices.length; i += 3) {
    const corners = [0, 1, 2].map((corner) => indices[i + corner] ?? 0);
    const normal = triangleNormal(positions, corners);
    for (const corner of corners)
      for (let axis = 0; axis < 3; axis += 1)
        sums[(placeOf[corner] ?? 0) * 3 + axis] =
          (sums[(placeOf[corner] ?? 0) * 3 + axis] ?? 0) + (normal[axis] ?? 0);
  }
  const normals = new Float32Array(positions.length);
  for (const [vertex, place] of placeOf.entries()) {
    const [x = 0, y = 0, z = 0] = sums.subarray(place * 3, place * 3 + 3);
    const length = Math.hypot(x, y, z) || 1;
    normals.set([x / length, y / length, z / length], vertex * 3);
  }
  return normals;
}

function triangleNormal(positions: readonly number[], corners: readonly number[]): Point {
  const [a, b, c] = corners.map((corner) => positions.slice(corner * 3, corner * 3 + 3)) as [
    number[],
    number[],
    number[],
  ];
  const [ux, uy, uz] = [0, 1, 2].map((axis) => (b[axis] ?? 0) - (a[axis] ?? 0)) as [number, number, number];
  const [vx, vy, vz] = [0, 1, 2].map((axis) => (c[axis] ?? 0) - (a[axis] ?? 0)) as [number, number, number];
  return [uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx];
}
