import { BufferAttribute, BufferGeometry, Matrix4, Vector3 } from 'three';
import { handPart, WRIST } from './hand-rig.ts';
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

/**
 * Everything of a hand that can hide something worn on it: fingers, palm and a piece of forearm, camera space,
 * cm.
 */
export function handShell(joints: readonly Vector3[], side: TryOnHand['side']): BufferGeometry {
  const positions: number[] = [];
  const indices: number[] = [];
  const joint = (index: number): Vector3 => joints[index] as Vector3;
  for (const [finger, bones] of Object.entries(FINGER_BONES) as [Finger, readonly number[]][]) {
    const { widthCm, pose } = handPart(joints, side, { finger });
    const radius = widthCm * INSIDE;
    const aside = new Vector3().setFromMatrixColumn(pose, 0);
    for (let i = 0; i + 1 < bones.length; i += 1) {
      const [from, to] = [joint(bones[i] as number), joint(bones[i + 1] as number)];
      const [thick, thin] =
        i === 0 ? [radius, radius] : [radius * (i === 1 ? 1 : 0.9), radius * (i === 1 ? 0.9 : TIP)];
      tube(positions, indices, from, to, aside, [thick, thin], 1);
    }
  }
  const flesh = handPart(joints, side, { finger: 'index' }).widthCm * PALM_FLESH;
  const wrist = handPart(joints, side, { finger: null });
  const out = new Vector3().setFromMatrixColumn(wrist.pose, 2);
  for (const [a, b] of PALM_BONES) {
    const across = joint(b).clone().sub(joint(a)).cross(out).normalize();
    tube(positions, indices, joint(a), joint(b), across, [flesh, flesh], 0.8);
  }
  const start = joint(WRIST).clone().addScaledVector(new Vector3().setFromMatrixColumn(wrist.pose, 1), 1);
  const end = joint(WRIST)
    .clone()
    .addScaledVector(new Vector3().setFromMatrixColumn(wrist.pose, 1), -FOREARM.lengthCm);
  const half = wrist.widthCm * FOREARM.inside;
  const aside = new Vector3().setFromMatrixColumn(wrist.pose, 0);
  tube(positions, indices, start, end, aside, [half, half * FOREARM.growth], FOREARM.flatness);

  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(Float32Array.from(positions), 3));
  geometry.setIndex(indices);
  return geometry;
}

/** An open tube with round lids: `aside` is the wide axis, `flatness` the other one's share of it. */
function tube(
  positions: number[],
  indices: number[],
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
