import { BufferAttribute, BufferGeometry, Matrix4 } from 'three';
import { FACE_OVAL } from '../tracking/canonical-face.ts';
import { CAMERA_TANGENT } from './face.ts';

/** The canonical face as far as drawing needs it. */
export interface FaceShape {
  /** `[468 x 3]`, cm. */
  readonly positions: ArrayLike<number>;
  /** `[898 x 3]`. */
  readonly triangles: ArrayLike<number>;
}

const VERTICES = 468;

/**
 * This person's face as a surface, in the canonical space of `pose`: every landmark is moved along its
 * line of sight to the depth that the rigid face has there. So the outline is the person's own and the
 * depth is sound (the landmarks' own z is only relative).
 *
 * @param landmarks `[478 x 3]`, shares of the picture
 * @param pose      `[16]`, column-major, rigid
 * @param aspect    width / height of the picture
 * @returns `[468 x 3]`, cm
 */
export function personalFace(
  landmarks: Float32Array,
  pose: Float32Array,
  shape: FaceShape,
  aspect: number,
): Float32Array {
  const m = pose as unknown as number[];
  const back = new Matrix4().fromArray(pose).invert().elements;
  const face = new Float32Array(VERTICES * 3);
  for (let vertex = 0; vertex < VERTICES; vertex += 1) {
    const at = vertex * 3;
    const [x, y, z] = [shape.positions[at], shape.positions[at + 1], shape.positions[at + 2]] as [
      number,
      number,
      number,
    ];
    const depth = (m[2] as number) * x + (m[6] as number) * y + (m[10] as number) * z + (m[14] as number);
    const cameraX = (2 * (landmarks[at] as number) - 1) * aspect * CAMERA_TANGENT * -depth;
    const cameraY = (1 - 2 * (landmarks[at + 1] as number)) * CAMERA_TANGENT * -depth;
    for (let axis = 0; axis < 3; axis += 1)
      face[at + axis] =
        (back[axis] as number) * cameraX +
        (back[4 + axis] as number) * cameraY +
        (back[8 + axis] as number) * depth +
        (back[12 + axis] as number);
  }
  return face;
}

export function faceGeometry(face: Float32Array, shape: FaceShape): BufferGeometry {
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(face, 3));
  geometry.setIndex(new BufferAttribute(Uint16Array.from(shape.triangles), 1));
  return geometry;
}

const SHELL_RINGS = 8;
const SHELL_BACK_CM = -12.5;
/** Below 1, so that the near temple of a pair of glasses stays in front of the head. */
const SHELL_INSET = 0.95;
const SHELL_START_CM = 0.3;
const SHELL_CENTRE = [0, 0.5] as const;

/**
 * The rest of the head as an occluder: the face's edge pushed backwards in rings that close at the back.
 * An ellipsoid was tried: it comes out through the eye sockets and lets temple tips shine through.
 */
export function headShell(face: Float32Array): BufferGeometry {
  const around = FACE_OVAL.length;
  const positions: number[] = [];
  for (let ring = 0; ring <= SHELL_RINGS; ring += 1) {
    const t = ring / SHELL_RINGS;
    const scale = SHELL_INSET * Math.sqrt(Math.max(0, 1 - t ** 3));
    for (const vertex of FACE_OVAL) {
      const [x, y, z] = face.subarray(vertex * 3, vertex * 3 + 3) as unknown as [number, number, number];
      const start = z - SHELL_START_CM;
      positions.push(
        SHELL_CENTRE[0] + (x - SHELL_CENTRE[0]) * scale,
        SHELL_CENTRE[1] + (y - SHELL_CENTRE[1]) * scale,
        start + (SHELL_BACK_CM - start) * t,
      );
    }
  }
  const indices: number[] = [];
  for (let ring = 0; ring < SHELL_RINGS; ring += 1)
    for (let i = 0; i < around; i += 1) {
      const a = ring * around + i;
      const b = ring * around + ((i + 1) % around);
      indices.push(a, b, a + around, b, b + around, a + around);
    }
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(Float32Array.from(positions), 3));
  geometry.setIndex(indices);
  return geometry;
}
