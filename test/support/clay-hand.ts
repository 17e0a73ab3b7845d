import { Vector3 } from 'three';
import { CAMERA_FOV_DEGREES } from '#ml/tryon';
import { drawnHand, type HandPose } from './drawn-hand.ts';
import { FRAME_HEIGHT, FRAME_WIDTH, type RgbaFrame } from './portrait.ts';

/** Half a camera frame: marching takes seconds, and a camera is no sharper. */
const [WIDTH, HEIGHT] = [FRAME_WIDTH / 2, FRAME_HEIGHT / 2];
/** Looked up once: inside a test's own realm every look at the global costs more than the sum. */
const { abs, hypot, max, min } = Math;

/** Skin in linear light, and the warm light that comes back out of it. */
const SKIN = [0.62, 0.36, 0.26] as const;
const NAIL = [0.78, 0.46, 0.4] as const;
const KEY_LIGHT = new Vector3(-0.45, 0.75, 0.6).normalize();
/** How far flesh runs from one finger into the next, cm. */
const WEB_CM = 0.55;
const STEPS_MAX = 90;
const CLOSE_CM = 0.004;
const FOREARM_CM = 26;

interface Bone {
  readonly from: Vector3;
  readonly along: Vector3;
  readonly lengthSquared: number;
  readonly thick: number;
  readonly thin: number;
}

/** Fingers as chains of joints, with the thickness at their root and tip, cm. */
const FINGERS: readonly {
  readonly joints: readonly number[];
  readonly thick: number;
  readonly thin: number;
}[] = [
  { joints: [1, 2, 3, 4], thick: 1.15, thin: 0.8 },
  { joints: [5, 6, 7, 8], thick: 0.92, thin: 0.66 },
  { joints: [9, 10, 11, 12], thick: 0.95, thin: 0.68 },
  { joints: [13, 14, 15, 16], thick: 0.9, thin: 0.64 },
  { joints: [17, 18, 19, 20], thick: 0.8, thin: 0.55 },
];

/**
 * A hand of clay in the colours of skin, marched ray by ray, whose joints are known: the only hand with a ring
 * finger bigger than a few pixels that we may show a tracker.
 */
export function clayHandPicture(pose: HandPose): {
  readonly frame: RgbaFrame;
  readonly hand: ReturnType<typeof drawnHand>;
} {
  const hand = drawnHand(pose, WIDTH / HEIGHT);
  const bones = bonesOf(hand.joints);
  const back = new Vector3(0, 0, 1).applyQuaternion(hand.turn);
  const bytes = new Uint8Array(WIDTH * HEIGHT * 4);
  const tangent = Math.tan((CAMERA_FOV_DEGREES * Math.PI) / 360);
  const near = min(...bones.flatMap(({ from, along }) => [-from.z, -from.z - along.z])) - 3;
  const far = near + 40;
  const ray = new Vector3();
  const point = new Vector3();
  for (let y = 0; y < HEIGHT; y += 1)
    for (let x = 0; x < WIDTH; x += 1) {
      const across = (((x + 0.5) / WIDTH) * 2 - 1) * tangent * (WIDTH / HEIGHT);
      const down = (1 - ((y + 0.5) / HEIGHT) * 2) * tangent;
      ray.set(across, down, -1).normalize();
      const hit = march(bones, ray, near, far, point);
      const colour = hit ? skinAt(bones, hand.joints, back, point, ray) : wallAt(x, y);
      bytes.set([...colour.map(toByte), 255], (y * WIDTH + x) * 4);
    }
  return { frame: { bytes, width: WIDTH, height: HEIGHT }, hand };
}

function bonesOf(joints: readonly Vector3[]): Bone[] {
  const at = (index: number): Vector3 => joints[index] ?? new Vector3();
  const wrist = at(0);
  const toFingers = at(9).clone().sub(wrist).normalize();
  const across = at(17).clone().sub(at(5)).normalize();
  const bones: Bone[] = [];
  for (const { joints: chain, thick, thin } of FINGERS)
    chain.slice(1).forEach((next, step) => {
      const share = (n: number) => thick + ((thin - thick) * n) / (chain.length - 1);
      bones.push(bone(at(chain[step] ?? 0), at(next), share(step), share(step + 1)));
    });
  for (const root of [1, 5, 9, 13, 17]) {
    const side = across.clone().multiplyScalar(root === 1 || root === 5 ? -0.9 : root === 17 ? 0.9 : 0);
    bones.push(bone(wrist.clone().add(side), at(root), 1.55, root === 1 ? 1.2 : 1.05));
  }
  for (const side of [-1, 1]) {
    const start = wrist.clone().addScaledVector(across, side * 1.05);
    const end = wrist
      .clone()
      .addScaledVector(toFingers, -FOREARM_CM)
      .addScaledVector(across, side * 2);
    bones.push(bone(start, end, 1.7, 3.2));
  }
  return bones;
}

function bone(from: Vector3, to: Vector3, thick: number, thin: number): Bone {
  const along = to.clone().sub(from);
  return { from, along, lengthSquared: along.lengthSq(), thick, thin };
}

function march(bones: readonly Bone[], ray: Vector3, near: number, far: number, point: Vector3): boolean {
  let depth = near;
  for (let step = 0; step < STEPS_MAX && depth < far; step += 1) {
    const distance = distanceTo(bones, point.copy(ray).multiplyScalar(depth));
    if (distance < CLOSE_CM) return true;
    depth += distance;
  }
  return false;
}

/** Rounded cones that run into each other. */
function distanceTo(bones: readonly Bone[], point: Vector3): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (const { from, along, lengthSquared, thick, thin } of bones) {
    const [x, y, z] = [point.x - from.x, point.y - from.y, point.z - from.z];
    const share = max(0, min(1, (x * along.x + y * along.y + z * along.z) / lengthSquared));
    const distance =
      hypot(x - along.x * share, y - along.y * share, z - along.z * share) - (thick + (thin - thick) * share);
    const overlap = max(WEB_CM - abs(nearest - distance), 0) / WEB_CM;
    nearest = min(nearest, distance) - (overlap === 0 ? 0 : (overlap * overlap * WEB_CM) / 4);
  }
  return nearest;
}

function normalAt(bones: readonly Bone[], point: Vector3): Vector3 {
  const step = 0.02;
  const slope = (axis: 'x' | 'y' | 'z'): number => {
    const there = point.clone();
    there[axis] += step;
    const here = point.clone();
    here[axis] -= step;
    return distanceTo(bones, there) - distanceTo(bones, here);
  };
  return new Vector3(slope('x'), slope('y'), slope('z')).normalize();
}

function skinAt(
  bones: readonly Bone[],
  joints: readonly Vector3[],
  back: Vector3,
  point: Vector3,
  ray: Vector3,
): number[] {
  const normal = normalAt(bones, point);
  const onBack = normal.dot(back);
  const nail = isNail(joints, point, onBack);
  const toLight = normal.dot(KEY_LIGHT);
  // Light that has gone a little way through the skin softens the edge of its own shadow.
  const wrapped = max(0, (toLight + 0.35) / 1.35);
  const open = min(1, distanceTo(bones, point.clone().addScaledVector(normal, 0.9)) / 0.9);
  const half = KEY_LIGHT.clone().sub(ray).normalize();
  const shine = (nail ? 0.25 : 0.05) * max(0, normal.dot(half)) ** (nail ? 60 : 18);
  const crease = onBack > 0.2 ? creaseAt(joints, point) : 1;
  const mottle =
    1 + 0.05 * Math.sin(point.x * 5.1 + Math.sin(point.y * 4.3)) * Math.sin(point.y * 6.7 + point.z);
  return (nail ? NAIL : SKIN).map((albedo, channel) => {
    const rim = channel === 0 ? 0.06 * (1 - max(0, toLight)) : 0;
    return (
      (albedo * (0.28 * (0.45 + 0.55 * open) + 0.85 * wrapped * (0.55 + 0.45 * open)) + rim) *
        crease *
        mottle +
      shine
    );
  });
}

function isNail(joints: readonly Vector3[], point: Vector3, onBack: number): boolean {
  if (onBack < 0.55) return false;
  return [4, 8, 12, 16, 20].some((tip) => {
    const end = joints[tip] ?? point;
    const towards = end
      .clone()
      .sub(joints[tip - 1] ?? end)
      .normalize();
    const from = point.clone().sub(end);
    const along = from.dot(towards);
    return along > -0.75 && along < 0.5 && from.addScaledVector(towards, -along).length() < 0.72;
  });
}

/** Knuckles are darker lines across the back of a finger. */
function creaseAt(joints: readonly Vector3[], point: Vector3): number {
  let light = 1;
  for (const knuckle of [3, 6, 7, 10, 11, 14, 15, 18, 19]) {
    const here = joints[knuckle] ?? point;
    const towards = (joints[knuckle + 1] ?? here).clone().sub(here).normalize();
    const from = point.clone().sub(here);
    const along = from.dot(towards);
    if (from.length() < 1.3) light = min(light, 1 - 0.22 * Math.exp(-((along / 0.13) ** 2)));
  }
  return light;
}

/** A grey-blue room, lighter above. */
function wallAt(x: number, y: number): number[] {
  const light = 0.34 - 0.16 * (y / HEIGHT) + 0.02 * Math.sin(x / 18) * Math.sin(y / 26);
  return [light * 0.94, light, light * 1.05];
}

const toByte = (linear: number): number => Math.round(255 * max(0, min(1, linear)) ** (1 / 2.2));
