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
function neckPose({ fitted }: TryOnFace, body: TryOnBody | undefined, aspect: number): Float32Array {
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

/**
 * Neck and shoulders in rings from the jaw down, cm in the canonical face: half width, half depth, middle height,
 * middle depth, and how much lower the front of the ring is than its middle. Collar of a grown-up: 36 cm around,
 * its pit 8 cm under the chin.
 */
type NeckRing = readonly [halfWidth: number, halfDepth: number, y: number, z: number, drop: number];
const NECK_RINGS: readonly NeckRing[] = [
  [5.4, 5.5, -4, -3.2, 0],
  [5.3, 5.4, -9.5, -4, 0.6],
  [6.1, 5.9, -14.8, -5.1, 2.6],
  [9.6, 7.4, -17.2, -5.6, 3.3],
  [15.8, 9.2, -20.2, -6, 4],
  [19.2, 10.6, -26, -6.4, 3.6],
];
const AROUND = 40;
const STEPS_PER_RING = 3;

/**
 * A point of the skin: `angle` 0 is the front, a quarter turn the wearer's left; `down` counts rings, 2 is
 * the base of the neck, 3 the collar bones. `over` cm above the skin.
 */
export function neckSkin(angle: number, down: number, over = 0): [number, number, number] {
  const last = NECK_RINGS.length - 1;
  const ring = Math.min(last - 1, Math.max(0, Math.floor(down)));
  const t = Math.min(last, Math.max(0, down)) - ring;
  const at = (index: number) => NECK_RINGS[Math.max(0, Math.min(last, index))] as NeckRing;
  const value = (axis: number): number => {
    const [a, b, c, d] = [ring - 1, ring, ring + 1, ring + 2].map((i) => at(i)[axis] as number) as [
      number,
      number,
      number,
      number,
    ];
    return (
      0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t ** 3)
    );
  };
  const [halfWidth, halfDepth, y, z, drop] = [0, 1, 2, 3, 4].map(value) as unknown as NeckRing;
  return [
    Math.sin(angle) * (halfWidth + over),
    y - drop * Math.cos(angle),
    z + Math.cos(angle) * (halfDepth + over),
  ];
}

/** Neck and shoulders as a surface: what hides the back of a necklace, and the bust that shows it. */
export function neckShell(): BufferGeometry {
  const rows = (NECK_RINGS.length - 1) * STEPS_PER_RING;
  const positions: number[] = [];
  for (let row = 0; row <= rows; row += 1)
    for (let i = 0; i < AROUND; i += 1)
      positions.push(...neckSkin((i / AROUND) * 2 * Math.PI, row / STEPS_PER_RING));
  const indices: number[] = [];
  for (let row = 0; row < rows; row += 1)
    for (let i = 0; i < AROUND; i += 1) {
      const a = row * AROUND + i;
      const b = row * AROUND + ((i + 1) % AROUND);
      indices.push(a, a + AROUND, b, b, a + AROUND, b + AROUND);
    }
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(Float32Array.from(positions), 3));
  geometry.setIndex(indices);
  return geometry;
}
