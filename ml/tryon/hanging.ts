import { Group, type Object3D, Quaternion, Vector3 } from 'three';

/** Where the drops point, unit vectors in camera space. */
export interface Hang {
  readonly left: readonly [number, number, number];
  readonly right: readonly [number, number, number];
}

/** What earrings do on a photo, however the head is tilted. */
export const HANGING_STILL: Hang = { left: [0, -1, 0], right: [0, -1, 0] };

/** The drops of a pair, each on a joint at its hook. */
export interface Hangers {
  readonly left: Object3D;
  readonly right: Object3D;
}

/** Hooks every part named `drop-…-left` or `drop-…-right` to a joint. Changes `object`. */
export function hangersIn(object: Object3D, [x, y, z]: readonly [number, number, number]): Hangers {
  const hooked = (side: 'left' | 'right'): Object3D => {
    const joint = new Group();
    joint.name = `hook-${side}`;
    joint.position.set(side === 'left' ? x : -x, y, z);
    const drops: Object3D[] = [];
    object.traverse((part) => {
      if (part.name.startsWith('drop-') && part.name.endsWith(`-${side}`)) drops.push(part);
    });
    object.add(joint);
    joint.updateMatrixWorld(true);
    for (const drop of drops) joint.attach(drop);
    return joint;
  };
  return { left: hooked('left'), right: hooked('right') };
}

const DOWN = new Vector3(0, -1, 0);
/** Past this a drop lies on the cheek or the collar, radians. */
const SWING_MAX = 1.1;

/** Turns the drops on a head in this pose (rigid, column-major) to where they hang. */
export function hangDrops(hangers: Hangers, pose: Float32Array, hang: Hang): void {
  for (const side of ['left', 'right'] as const) {
    const [x, y, z] = hang[side];
    const m = pose as unknown as number[];
    const own = new Vector3(
      (m[0] as number) * x + (m[1] as number) * y + (m[2] as number) * z,
      (m[4] as number) * x + (m[5] as number) * y + (m[6] as number) * z,
      (m[8] as number) * x + (m[9] as number) * y + (m[10] as number) * z,
    );
    const turn = new Quaternion().setFromUnitVectors(DOWN, own.normalize());
    const angle = 2 * Math.acos(Math.min(1, Math.abs(turn.w)));
    if (angle > SWING_MAX) turn.copy(new Quaternion().slerp(turn, SWING_MAX / angle));
    hangers[side].quaternion.copy(turn);
  }
}
