import type { Document, Primitive } from '@gltf-transform/core';
import type { MaterialRole } from '#ml/tryon';

export type Vector = readonly [x: number, y: number, z: number];

export function primitivesOf(document: Document): Primitive[] {
  return document
    .getRoot()
    .listMeshes()
    .flatMap((mesh) => mesh.listPrimitives());
}

/** Every vertex; of parts with this role alone, when one is named. */
export function pointsOf(document: Document, role?: MaterialRole): Vector[] {
  const points: Vector[] = [];
  for (const primitive of primitivesOf(document)) {
    if (role !== undefined && primitive.getMaterial()?.getName() !== role) continue;
    const positions = primitive.getAttribute('POSITION');
    for (let i = 0; i < (positions?.getCount() ?? 0); i += 1)
      points.push(positions?.getElement(i, []) as unknown as Vector);
  }
  return points;
}

export interface Box {
  readonly min: Vector;
  readonly max: Vector;
}

export function boxOf(points: readonly Vector[]): Box {
  const min: [number, number, number] = [Infinity, Infinity, Infinity];
  const max: [number, number, number] = [-Infinity, -Infinity, -Infinity];
  for (const point of points)
    for (const axis of [0, 1, 2] as const) {
      min[axis] = Math.min(min[axis], point[axis]);
      max[axis] = Math.max(max[axis], point[axis]);
    }
  return { min, max };
}

export const middleOf = ({ min, max }: Box, axis: 0 | 1 | 2): number => (min[axis] + max[axis]) / 2;
export const sizeOf = ({ min, max }: Box, axis: 0 | 1 | 2): number => max[axis] - min[axis];
