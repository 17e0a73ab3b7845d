import { Euler, Matrix4, Quaternion, Vector3 } from 'three';
import { CAMERA_FOV_DEGREES, type TryOnHand } from '#ml/tryon';

/**
 * A right hand spread flat, cm: +y to the fingertips, +z out of its back, the thumb to -x. Joints of a grown-up's
 * hand, by our own ruler: 18.8 cm long, 6.1 cm between the roots of index and little finger.
 */
// biome-ignore format: one row per finger
const JOINTS: readonly (readonly [number, number, number])[] = [
  [0, 0, 0],
  [-2.2, 2.2, -0.8], [-4, 4.4, -1.2], [-5.2, 6.8, -1.3], [-6, 9, -1.3],
  [-2.6, 8.8, 0], [-3.1, 13, 0.1], [-3.3, 15.4, 0], [-3.4, 17.4, -0.1],
  [-0.4, 9.2, 0.2], [-0.5, 13.9, 0.3], [-0.5, 16.6, 0.2], [-0.5, 18.8, 0.1],
  [1.6, 8.7, 0.1], [1.9, 13, 0.2], [2.1, 15.5, 0.1], [2.2, 17.6, 0],
  [3.4, 7.8, -0.2], [4.1, 11, -0.2], [4.5, 13, -0.3], [4.8, 14.7, -0.4],
];

const TANGENT = Math.tan((CAMERA_FOV_DEGREES * Math.PI) / 360);

export interface HandPose {
  readonly side?: TryOnHand['side'];
  /** Radians about y, x and z, in this order: yaw π shows the palm. */
  readonly yaw?: number;
  readonly pitch?: number;
  readonly roll?: number;
  /** Where the wrist is, cm; z is negative before the camera. */
  readonly at?: readonly [number, number, number];
}

/** A tracked hand whose true pose is known. `joints` are in camera space, cm. */
export function drawnHand(
  { side = 'right', yaw = 0, pitch = 0, roll = 0, at = [0, -8, -40] }: HandPose,
  aspect: number,
): TryOnHand & { readonly joints: readonly Vector3[]; readonly turn: Quaternion } {
  const turn = new Quaternion().setFromEuler(new Euler(pitch, yaw, roll, 'ZXY'));
  const matrix = new Matrix4().compose(new Vector3(...at), turn, new Vector3(1, 1, 1));
  const mirror = side === 'right' ? 1 : -1;
  const joints = JOINTS.map(([x, y, z]) => new Vector3(x * mirror, y, z).applyMatrix4(matrix));
  const middle = joints.reduce((sum, joint) => sum.add(joint), new Vector3()).divideScalar(joints.length);
  const landmarks = new Float32Array(joints.length * 3);
  const worldLandmarks = new Float32Array(joints.length * 3);
  for (const [i, joint] of joints.entries()) {
    landmarks[i * 3] = 0.5 + joint.x / (-joint.z * TANGENT * aspect * 2);
    landmarks[i * 3 + 1] = 0.5 - joint.y / (-joint.z * TANGENT * 2);
    const { x, y, z } = joint.clone().sub(middle);
    worldLandmarks.set([x / 100, -y / 100, -z / 100], i * 3);
  }
  return { side, landmarks, worldLandmarks, joints, turn };
}
