import { BufferAttribute, BufferGeometry, Euler, Matrix4, Quaternion, Vector3 } from 'three';
import { CAMERA_TANGENT, type TryOnFace } from './face.ts';
import type { FaceWornManifest } from './manifest.ts';
import type { TryOnBody } from './sight.ts';

/** Where the skull turns on the spine, cm in the canonical face. */
const PIVOT: readonly [number, number, number] = [0, -2.4, -3.6];

/**
 * How much of the head's turn the neck follows. Of 30 degrees of yaw a neck keeps about a third at the collar;
 * a nod moves it less, a tilt of the head hardly at all.
 */
const SHARE = { yaw: 1 / 3, pitch: 1 / 4, roll: 1 / 3 } as const;

/** The pose that carries an item on the head or neck: `[16]`, column-major, canonical face to camera, cm. */
export function facePoseFor(
  region: FaceWornManifest['anchor']['fitRegion'],
  face: TryOnFace,
  body: TryOnBody | undefined,
  aspect: number,
): Float32Array {
  return region === 'neck' ? neckPose(face, body, aspect) : face.fitted[region];
}

/**
 * The neck's pose: it stands on the same pivot as the head and turns only a part of the way. Its space is
 * the canonical face's, so that both are one as long as the head is straight. Shoulders, where they were
 * seen, say how the collar leans and where it is; without them it hangs from the head.
 */
export function neckPose({ fitted }: TryOnFace, body: TryOnBody | undefined, aspect: number): Float32Array {
  const head = new Matrix4().fromArray(fitted.ears);
  const { x, y, z } = new Euler().setFromRotationMatrix(head, 'YXZ');
  const pivot = new Vector3(...PIVOT).applyMatrix4(head);
  const shoulders = shouldersOf(body, aspect);
  const turn = new Quaternion().setFromEuler(
    new Euler(x * SHARE.pitch, y * SHARE.yaw, shoulders?.roll ?? z * SHARE.roll, 'YXZ'),
  );
  if (shoulders !== undefined) turn.premultiply(leanTo(pivot, turn, shoulders.middle));
  const pose = new Matrix4().makeRotationFromQuaternion(turn);
  pose.setPosition(pivot.sub(new Vector3(...PIVOT).applyQuaternion(turn)));
  return Float32Array.from(pose.elements);
}

const LEFT_SHOULDER = 11;
const RIGHT_SHOULDER = 12;
/** A joint that the model is less sure of may stand anywhere. */
const SEEN = 0.5;

interface Shoulders {
  /** Radians, as the collar leans in the picture. */
  readonly roll: number;
  /** Middle between the shoulders on the image plane at distance 1. */
  readonly middle: readonly [number, number];
}

function shouldersOf(body: TryOnBody | undefined, aspect: number): Shoulders | undefined {
  if (body === undefined) return undefined;
  const { landmarks, visibility } = body;
  if ((visibility[LEFT_SHOULDER] ?? 0) < SEEN || (visibility[RIGHT_SHOULDER] ?? 0) < SEEN) return undefined;
  const at = (joint: number): readonly [number, number] => [
    (2 * (landmarks[joint * 3] as number) - 1) * aspect * CAMERA_TANGENT,
    (1 - 2 * (landmarks[joint * 3 + 1] as number)) * CAMERA_TANGENT,
  ];
  const [left, right] = [at(LEFT_SHOULDER), at(RIGHT_SHOULDER)];
  const roll = Math.atan2(left[1] - right[1], left[0] - right[0]);
  return { roll, middle: [(left[0] + right[0]) / 2, (left[1] + right[1]) / 2] };
}

/** Joints of the shoulders are this far below the skull's pivot, cm. */
const DOWN_TO_SHOULDERS_CM = 18;
const LEAN_MAX = 0.3;

/** The small sideways turn that lets the neck's axis end between the shoulders. */
function leanTo(pivot: Vector3, turn: Quaternion, [x]: readonly [number, number]): Quaternion {
  const foot = new Vector3(0, -DOWN_TO_SHOULDERS_CM, 0).applyQuaternion(turn).add(pivot);
  const aside = x * -foot.z - foot.x;
  const angle = Math.max(-LEAN_MAX, Math.min(LEAN_MAX, Math.atan2(aside, DOWN_TO_SHOULDERS_CM)));
  return new Quaternion().setFromAxisAngle(new Vector3(0, 0, 1), angle);
}

/** The neck between jaw and collar: half width, half depth, height and middle, cm in the canonical face. */
const NECK_RINGS: readonly (readonly [halfWidth: number, halfDepth: number, y: number, z: number])[] = [
  [5.3, 5.4, -3, -3.4],
  [5.2, 5.3, -8, -3.8],
  [5.4, 5.4, -12, -4.2],
  [6.1, 5.8, -14.5, -4.6],
  [8.6, 6.4, -16.5, -5.2],
  [14, 7.2, -19, -5.8],
];
const AROUND = 32;

/** What hides the back of a necklace. */
export function neckShell(): BufferGeometry {
  const positions: number[] = [];
  for (const [halfWidth, halfDepth, y, z] of NECK_RINGS)
    for (let i = 0; i < AROUND; i += 1) {
      const angle = (i / AROUND) * 2 * Math.PI;
      positions.push(Math.sin(angle) * halfWidth, y, z + Math.cos(angle) * halfDepth);
    }
  const indices: number[] = [];
  for (let ring = 0; ring + 1 < NECK_RINGS.length; ring += 1)
    for (let i = 0; i < AROUND; i += 1) {
      const a = ring * AROUND + i;
      const b = ring * AROUND + ((i + 1) % AROUND);
      indices.push(a, a + AROUND, b, b, a + AROUND, b + AROUND);
    }
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(Float32Array.from(positions), 3));
  geometry.setIndex(indices);
  return geometry;
}
