import { Matrix4, Vector3 } from 'three';
import { CAMERA_TANGENT } from './face.ts';
import type { Finger, HandWornManifest } from './manifest.ts';
import type { TryOnHand } from './sight.ts';

/** Landmarks of a hand: the wrist, then four for each finger from its root to its tip. */
export const WRIST = 0;
const INDEX_ROOT = 5;
const MIDDLE_ROOT = 9;
const LITTLE_ROOT = 17;
const JOINTS = 21;

/** The joints between which a ring sits. */
const SEGMENT: Readonly<Record<Finger, readonly [root: number, next: number]>> = {
  thumb: [2, 3],
  index: [5, 6],
  middle: [9, 10],
  ring: [13, 14],
  little: [17, 18],
};

/** How far along its segment a ring sits: past the web between the fingers. */
const RING_AT = 0.58;

/**
 * Widths as shares of the distance between the roots of index and little finger. From hand surveys (breadth
 * over the knuckles 8.0, proximal joints 1.9 / 1.85 / 1.75 / 1.55, wrist 5.7 cm; the roots' middles are one
 * finger less than the breadth apart), flesh of the segment instead of the joint.
 */
const WIDTH: Readonly<Record<Finger, number>> = {
  thumb: 0.31,
  index: 0.29,
  middle: 0.285,
  ring: 0.27,
  little: 0.24,
};
const WRIST_WIDTH = 0.92;

/**
 * Of two hands the left one wears it: rings and watches are mostly worn there, and the tracker's order may change
 * from frame to frame.
 */
export const wearingHand = (hands: readonly TryOnHand[] | undefined): TryOnHand | undefined =>
  hands?.find(({ side }) => side === 'left') ?? hands?.[0];

/** A finger or a wrist, ready to wear something. */
export interface HandPart {
  /** `[16]`, column-major, rigid: +y to the fingertips, +z out of the back of the hand; to camera space, cm. */
  readonly pose: Matrix4;
  readonly widthCm: number;
}

/**
 * The joints in camera space: `[21]`, cm. The model's metres give depth and distances, the picture gives the
 * directions: one least-squares shift puts the metres before the camera, then every joint slides along its line
 * of sight to its depth there. So each joint is exactly where it is seen.
 *
 * @param aspect width / height of the picture
 */
export function handJoints({ landmarks, worldLandmarks }: TryOnHand, aspect: number): Vector3[] {
  const rays: (readonly [number, number])[] = [];
  const world: Vector3[] = [];
  for (let i = 0; i < JOINTS; i += 1) {
    const [x, y] = [landmarks[i * 3] as number, landmarks[i * 3 + 1] as number];
    rays.push([(2 * x - 1) * aspect * CAMERA_TANGENT, (1 - 2 * y) * CAMERA_TANGENT]);
    const [wx, wy, wz] = worldLandmarks.subarray(i * 3, i * 3 + 3) as unknown as [number, number, number];
    world.push(new Vector3(wx * 100, -wy * 100, -wz * 100));
  }
  const away = distanceOf(rays, world);
  return rays.map(([u, v], i) => {
    const depth = Math.max(1, away - (world[i] as Vector3).z);
    return new Vector3(u * depth, v * depth, -depth);
  });
}

/**
 * Depth of the hand's origin. With a shift (a, b, -d) a joint w is seen at u = (w.x + a) / (d - w.z), which is
 * linear in a, b and d; a and b drop out by taking the means off.
 */
function distanceOf(rays: readonly (readonly [number, number])[], world: readonly Vector3[]): number {
  const mean = (of: (i: number) => number): number =>
    rays.reduce((sum, _, i) => sum + of(i), 0) / rays.length;
  const at = (i: number) => ({ u: rays[i]?.[0] ?? 0, v: rays[i]?.[1] ?? 0, w: world[i] as Vector3 });
  const [u0, v0] = [mean((i) => at(i).u), mean((i) => at(i).v)];
  const [p0, q0] = [
    mean((i) => at(i).w.x + at(i).u * at(i).w.z),
    mean((i) => at(i).w.y + at(i).v * at(i).w.z),
  ];
  let [top, bottom] = [0, 0];
  for (let i = 0; i < rays.length; i += 1) {
    const { u, v, w } = at(i);
    top += (u - u0) * (w.x + u * w.z - p0) + (v - v0) * (w.y + v * w.z - q0);
    bottom += (u - u0) ** 2 + (v - v0) ** 2;
  }
  return bottom > 0 ? Math.max(1, top / bottom) : FALLBACK_CM;
}

const FALLBACK_CM = 40;

/** Where a ring sits on a finger, or a strap on the wrist. */
export function handPart(
  joints: readonly Vector3[],
  side: TryOnHand['side'],
  { finger }: Pick<HandWornManifest['anchor'], 'finger'>,
): HandPart {
  const joint = (index: number): Vector3 => joints[index] as Vector3;
  const across = joint(INDEX_ROOT).distanceTo(joint(LITTLE_ROOT));
  const out = backOfHand(joints, side);
  const palm = joint(MIDDLE_ROOT).clone().sub(joint(WRIST)).normalize();
  if (finger === null) return { pose: poseOf(joint(WRIST), palm, out), widthCm: WRIST_WIDTH * across };
  const [root, next] = SEGMENT[finger];
  const along = joint(next).clone().sub(joint(root));
  const middle = joint(root).clone().addScaledVector(along, RING_AT);
  // A finger bends about the line across the palm, which keeps its place while the finger's back turns.
  const aside = palm.clone().cross(out);
  const back = finger === 'thumb' ? thumbBack(out, aside, side) : aside.cross(along);
  return { pose: poseOf(middle, along.normalize(), back), widthCm: WIDTH[finger] * across };
}

/** The direction out of the back of the hand. */
function backOfHand(joints: readonly Vector3[], side: TryOnHand['side']): Vector3 {
  const wrist = joints[WRIST] as Vector3;
  const toIndex = (joints[INDEX_ROOT] as Vector3).clone().sub(wrist);
  const toLittle = (joints[LITTLE_ROOT] as Vector3).clone().sub(wrist);
  const out = side === 'right' ? toIndex.cross(toLittle) : toLittle.cross(toIndex);
  return out.normalize().negate();
}

/** A thumb's nail looks half out of the back of the hand, half away from the fingers. */
const thumbBack = (out: Vector3, aside: Vector3, side: TryOnHand['side']): Vector3 =>
  out.clone().addScaledVector(aside, side === 'right' ? -1 : 1);

/** Axes from a direction (kept) and a second one that is made square to it. */
function poseOf(at: Vector3, y: Vector3, towardsZ: Vector3): Matrix4 {
  const x = y.clone().cross(towardsZ).normalize();
  const z = x.clone().cross(y);
  return new Matrix4().makeBasis(x, y, z).setPosition(at);
}

/** Item space to camera: the pose of the part, scaled to it where the item asks for that. */
export function placedOn({ pose, widthCm }: HandPart, { anchor, fit }: HandWornManifest): Matrix4 {
  const size = fit.scaleBy === 'part' ? widthCm / fit.diameterCm : 1;
  const place = new Matrix4().makeTranslation(...anchor.offset);
  return pose
    .clone()
    .multiply(place)
    .scale(new Vector3(size, size, size));
}

/** Item to camera for the server's answers: `[16]`, column-major. */
export function handTransform(hand: TryOnHand, manifest: HandWornManifest, aspect: number): Float32Array {
  const part = handPart(handJoints(hand, aspect), hand.side, manifest.anchor);
  return Float32Array.from(placedOn(part, manifest).elements);
}
