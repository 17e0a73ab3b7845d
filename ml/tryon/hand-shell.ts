import { BufferAttribute, BufferGeometry, Matrix4, Vector3 } from 'three';
import { type HandPart, handPart, WRIST } from './hand-rig.ts';
import type { Finger } from './manifest.ts';
import type { TryOnHand } from './sight.ts';

/** Bones that have flesh around them, by their joints, with the finger they belong to. */
const FINGER_BONES: Readonly<Record<Finger, readonly number[]>> = {
  thumb: [1, 2, 3, 4],
  index: [5, 6, 7, 8],
  middle: [9, 10, 11, 12],
  ring: [13, 14, 15, 16],
  little: [17, 18, 19, 20],
};
const PALM_BONES: readonly (readonly [number, number])[] = [
  [0, 1],
  [0, 5],
  [0, 9],
  [0, 13],
  [0, 17],
  [1, 5],
  [5, 9],
  [9, 13],
  [13, 17],
];

/** Fingers are a little thinner than the rings on them; tips thinner still. */
const INSIDE = 0.47;
const TIP = 0.78;
const PALM_FLESH = 0.62;
/** A forearm is flatter than wide and grows to the elbow. */
const FOREARM = { flatness: 0.72, lengthCm: 14, growth: 1.18, inside: 0.485 } as const;
const AROUND = 20;

type Side = TryOnHand['side'];

/** Everything of a hand that can hide something worn on it: fingers, palm and a piece of forearm; camera space, cm. */
export function handShell(joints: readonly Vector3[], side: Side): BufferGeometry {
  const skin = emptySkin();
  for (const finger of Object.keys(FINGER_BONES) as Finger[]) addFinger(skin, joints, side, finger);
  addPalm(skin, joints, side);
  addForearm(skin, joints, side);
  return geometryOf(skin);
}

/** Only the finger or forearm that wears something: what its shadow falls on. */
export function limbShell(joints: readonly Vector3[], side: Side, finger: Finger | null): BufferGeometry {
  const skin = emptySkin();
  if (finger === null) addForearm(skin, joints, side);
  else addFinger(skin, joints, side, finger);
  return geometryOf(skin);
}

interface Skin {
  readonly positions: number[];
  readonly indices: number[];
}

const emptySkin = (): Skin => ({ positions: [], indices: [] });

function geometryOf({ positions, indices }: Skin): BufferGeometry {
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(Float32Array.from(positions), 3));
  geometry.setIndex(indices);
  return geometry;
}

const axisOf = ({ pose }: HandPart, column: number): Vector3 =>
  new Vector3().setFromMatrixColumn(pose, column);

function addFinger(skin: Skin, joints: readonly Vector3[], side: Side, finger: Finger): void {
  const part = handPart(joints, side, { finger });
  const radius = part.widthCm * INSIDE;
  const taper = [radius, radius, radius * 0.9, radius * TIP];
  const bones = FINGER_BONES[finger];
  for (let i = 0; i + 1 < bones.length; i += 1) {
    const [from, to] = [joints[bones[i] as number] as Vector3, joints[bones[i + 1] as number] as Vector3];
    tube(skin, from, to, axisOf(part, 0), [taper[i] as number, taper[i + 1] as number], 1);
  }
}

function addPalm(skin: Skin, joints: readonly Vector3[], side: Side): void {
  const flesh = handPart(joints, side, { finger: 'index' }).widthCm * PALM_FLESH;
  const out = axisOf(handPart(joints, side, { finger: null }), 2);
  for (const [a, b] of PALM_BONES) {
    const [from, to] = [joints[a] as Vector3, joints[b] as Vector3];
    tube(skin, from, to, to.clone().sub(from).cross(out).normalize(), [flesh, flesh], 0.8);
  }
}

function addForearm(skin: Skin, joints: readonly Vector3[], side: Side): void {
  const wrist = handPart(joints, side, { finger: null });
  const along = axisOf(wrist, 1);
  const at = joints[WRIST] as Vector3;
  const half = wrist.widthCm * FOREARM.inside;
  const [start, end] = [
    at.clone().addScaledVector(along, 1),
    at.clone().addScaledVector(along, -FOREARM.lengthCm),
  ];
  tube(skin, start, end, axisOf(wrist, 0), [half, half * FOREARM.growth], FOREARM.flatness);
}

/** An open tube with round lids: `aside` is the wide axis, `flatness` the other one's share of it. */
function tube(
  { positions, indices }: Skin,
  from: Vector3,
  to: Vector3,
  aside: Vector3,
  [startRadius, endRadius]: readonly [number, number],
  flatness: number,
): void {
  const along = to.clone().sub(from).normalize();
  const x = aside.clone().addScaledVector(along, -aside.dot(along)).normalize();
  const z = x.clone().cross(along);
  const frame = new Matrix4().makeBasis(x, along, z);
  const first = positions.length / 3;
  const length = from.distanceTo(to);
  const stations: readonly (readonly [at: number, radius: number])[] = [
    [-startRadius * 0.7, startRadius * 0.4],
    [-startRadius * 0.4, startRadius * 0.8],
    [0, startRadius],
    [length, endRadius],
    [length + endRadius * 0.4, endRadius * 0.8],
    [length + endRadius * 0.7, endRadius * 0.4],
  ];
  const point = new Vector3();
  for (const [at, radius] of stations)
    for (let i = 0; i < AROUND; i += 1) {
      const angle = (i / AROUND) * 2 * Math.PI;
      point.set(Math.sin(angle) * radius, at, Math.cos(angle) * radius * flatness);
      point.applyMatrix4(frame).add(from);
      positions.push(point.x, point.y, point.z);
    }
  for (let ring = 0; ring + 1 < stations.length; ring += 1)
    for (let i = 0; i < AROUND; i += 1) {
      const a = first + ring * AROUND + i;
      const b = first + ring * AROUND + ((i + 1) % AROUND);
      indices.push(a, b, a + AROUND, b, b + AROUND, a + AROUND);
    }
}
