import { BufferAttribute, BufferGeometry, Color, Mesh, MeshStandardMaterial } from 'three';
import { FACE_OVAL } from '../../tracking/canonical-face.ts';
import type { FaceShape } from '../face-rig.ts';
import { INNER_LIPS } from '../makeup/lip-rings.ts';

/** Ball that the skull follows, cm in the canonical face. */
const SKULL = { centre: [0, 2.6, -2.8], radius: [7.75, 9.4, 9.6] } as const;
const SKULL_RINGS = 14;
const NECK = { radius: 5.1, back: -3.4, top: -4, bottom: -19, rings: 6, around: 36 } as const;
const CLAY = '#c7ac92';

export type ClayMesh = Mesh<BufferGeometry, MeshStandardMaterial>;

/** A dressmaker's head: the canonical face, a skull that grows out of its edge, a neck. Nobody's likeness. */
export function mannequin(shape: FaceShape): { readonly head: ClayMesh; readonly neck: ClayMesh } {
  const head = {
    positions: withClosedMouth(shape.positions),
    indices: withoutMouth(shape.triangles),
  };
  addSkull(head.positions, head.indices);
  const neck = { positions: [], indices: [] };
  addNeck(neck.positions, neck.indices);
  return { head: clay(head), neck: clay(neck) };
}

function clay({
  positions,
  indices,
}: {
  readonly positions: number[];
  readonly indices: number[];
}): ClayMesh {
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(Float32Array.from(positions), 3));
  geometry.setIndex(indices);
  geometry.computeVertexNormals();
  return new Mesh(
    geometry,
    new MeshStandardMaterial({ color: new Color(CLAY), metalness: 0, roughness: 0.5 }),
  );
}

/** The canonical mouth stands a little open; on a head of clay that looks like a white bar. */
function withClosedMouth(canonical: ArrayLike<number>): number[] {
  const positions = Array.from(canonical);
  const half = INNER_LIPS.length / 2;
  for (let i = 1; i < half; i += 1) {
    const [lower, upper] = [INNER_LIPS[i], INNER_LIPS[INNER_LIPS.length - i]] as [number, number];
    for (let axis = 0; axis < 3; axis += 1) {
      const middle = ((canonical[lower * 3 + axis] as number) + (canonical[upper * 3 + axis] as number)) / 2;
      positions[lower * 3 + axis] = middle;
      positions[upper * 3 + axis] = middle;
    }
  }
  return positions;
}

function addSkull(positions: number[], indices: number[]): void {
  const around = FACE_OVAL.length;
  const edge = FACE_OVAL.map((vertex) =>
    [0, 1, 2].map(
      (axis) => ((positions[vertex * 3 + axis] ?? 0) - (SKULL.centre[axis] ?? 0)) / (SKULL.radius[axis] ?? 1),
    ),
  ) as [number, number, number][];
  let ring: readonly number[] = FACE_OVAL;
  for (let step = 1; step <= SKULL_RINGS; step += 1) {
    const share = step / SKULL_RINGS;
    const next = edge.map((start) => {
      positions.push(...skullPoint(start, share));
      return positions.length / 3 - 1;
    });
    for (let i = 0; i < around; i += 1) {
      const j = (i + 1) % around;
      const [a, b, c, d] = [ring[i], ring[j], next[i], next[j]] as [number, number, number, number];
      indices.push(a, b, c, b, d, c);
    }
    ring = next;
  }
}

/** From the face's edge over the ball to its back pole: the direction turns, the distance settles on the ball. */
function skullPoint([x, y, z]: readonly [number, number, number], share: number): [number, number, number] {
  const distance = Math.hypot(x, y, z);
  const from = Math.acos(Math.max(-1, Math.min(1, -z / distance)));
  const sideways = Math.hypot(x, y) || 1;
  const angle = from * (1 - share);
  const reach = distance + (1 - distance) * Math.min(1, share * 1.6);
  const [dx, dy, dz] = [(Math.sin(angle) * x) / sideways, (Math.sin(angle) * y) / sideways, -Math.cos(angle)];
  return [
    SKULL.centre[0] + dx * reach * SKULL.radius[0],
    SKULL.centre[1] + dy * reach * SKULL.radius[1],
    SKULL.centre[2] + dz * reach * SKULL.radius[2],
  ];
}

function addNeck(positions: number[], indices: number[]): void {
  const first = positions.length / 3;
  for (let ring = 0; ring <= NECK.rings; ring += 1) {
    const share = ring / NECK.rings;
    const radius = NECK.radius * (1 + 0.32 * share * share);
    for (let i = 0; i < NECK.around; i += 1) {
      const angle = (i / NECK.around) * 2 * Math.PI;
      positions.push(
        Math.sin(angle) * radius,
        NECK.top + (NECK.bottom - NECK.top) * share,
        NECK.back + Math.cos(angle) * radius,
      );
    }
  }
  for (let ring = 0; ring < NECK.rings; ring += 1)
    for (let i = 0; i < NECK.around; i += 1) {
      const a = first + ring * NECK.around + i;
      const b = first + ring * NECK.around + ((i + 1) % NECK.around);
      indices.push(a, a + NECK.around, b, b, a + NECK.around, b + NECK.around);
    }
}

/** The face's triangles without those that close the open mouth. */
function withoutMouth(triangles: ArrayLike<number>): number[] {
  const kept: number[] = [];
  for (let i = 0; i < triangles.length; i += 3) {
    const corners = [triangles[i], triangles[i + 1], triangles[i + 2]] as [number, number, number];
    if (!corners.every((vertex) => INNER_LIPS.includes(vertex))) kept.push(...corners);
  }
  return kept;
}
