import { Euler, Matrix4, Quaternion, Vector3 } from 'three';
import { CAMERA_TANGENT, type TryOnFace } from './face.ts';
import type { FaceShape } from './face-rig.ts';

export interface HeadPose {
  /** Radians; positive turns the face to the image's right. */
  readonly yaw: number;
  readonly pitch?: number;
  readonly roll?: number;
  /** Where the head's origin is, cm; z is negative before the camera. */
  readonly at?: readonly [number, number, number];
}

const LANDMARKS = 478;
const ARM_LENGTH: readonly [number, number, number] = [0, -1, -36];

/**
 * The canonical face itself as a tracked face: nobody's, in any pose. For warming up, for the dressmaker's
 * head in product pictures, and wherever a pose has to be known exactly.
 *
 * @param aspect width / height of the picture
 */
export function drawnFace(
  shape: FaceShape,
  { yaw, pitch = 0, roll = 0, at = ARM_LENGTH }: HeadPose,
  aspect: number,
): TryOnFace {
  const turn = new Quaternion().setFromEuler(new Euler(pitch, yaw, roll));
  const matrix = new Matrix4().compose(new Vector3(...at), turn, new Vector3(1, 1, 1));
  const pose = Float32Array.from(matrix.elements);
  const landmarks = new Float32Array(LANDMARKS * 3);
  const point = new Vector3();
  for (let i = 0; i < shape.positions.length; i += 3) {
    point.set(
      shape.positions[i] as number,
      shape.positions[i + 1] as number,
      shape.positions[i + 2] as number,
    );
    point.applyMatrix4(matrix);
    landmarks[i] = 0.5 + point.x / (-point.z * CAMERA_TANGENT * aspect * 2);
    landmarks[i + 1] = 0.5 - point.y / (-point.z * CAMERA_TANGENT * 2);
  }
  return { landmarks, fitted: { eyeNose: pose, forehead: pose, ears: pose } };
}
