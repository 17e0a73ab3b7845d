/** A rigid pose with named numbers: rotation row by row, then translation in cm. Faster to read and to run than `m[10]`. */
export interface Pose {
  readonly xx: number;
  readonly xy: number;
  readonly xz: number;
  readonly yx: number;
  readonly yy: number;
  readonly yz: number;
  readonly zx: number;
  readonly zy: number;
  readonly zz: number;
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

export interface Vector3 {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** Out of a column-major 4×4 matrix. */
export function poseOfMatrix(matrix: ArrayLike<number>): Pose {
  const at = (i: number) => matrix[i] as number;
  return {
    ...{ xx: at(0), xy: at(4), xz: at(8), x: at(12) },
    ...{ yx: at(1), yy: at(5), yz: at(9), y: at(13) },
    ...{ zx: at(2), zy: at(6), zz: at(10), z: at(14) },
  };
}

/** Column-major 4×4, as three.js and WebGL want it. */
export function matrixOfPose(p: Pose): Float32Array {
  // biome-ignore format: one column per line
  return Float32Array.of(
    p.xx, p.yx, p.zx, 0,
    p.xy, p.yy, p.zy, 0,
    p.xz, p.yz, p.zz, 0,
    p.x, p.y, p.z, 1,
  );
}

/**
 * `pose` turned further by `turn` (axis × angle, radians, camera axes) about its own origin, and moved by
 * `move` cm.
 */
export function moved(pose: Pose, turn: Vector3, move: Vector3): Pose {
  const r = rotationOf(turn);
  return {
    xx: r.xx * pose.xx + r.xy * pose.yx + r.xz * pose.zx,
    xy: r.xx * pose.xy + r.xy * pose.yy + r.xz * pose.zy,
    xz: r.xx * pose.xz + r.xy * pose.yz + r.xz * pose.zz,
    yx: r.yx * pose.xx + r.yy * pose.yx + r.yz * pose.zx,
    yy: r.yx * pose.xy + r.yy * pose.yy + r.yz * pose.zy,
    yz: r.yx * pose.xz + r.yy * pose.yz + r.yz * pose.zz,
    zx: r.zx * pose.xx + r.zy * pose.yx + r.zz * pose.zx,
    zy: r.zx * pose.xy + r.zy * pose.yy + r.zz * pose.zy,
    zz: r.zx * pose.xz + r.zy * pose.yz + r.zz * pose.zz,
    x: pose.x + move.x,
    y: pose.y + move.y,
    z: pose.z + move.z,
  };
}

/** The turn (axis × angle, radians, camera axes) that leads from `from` to `to`; the inverse of `moved`. */
export function turnBetween(from: Pose, to: Pose): Vector3 {
  // R = to · fromᵀ; its axis is in the skew part, its angle in trace and skew part together.
  const xx = to.xx * from.xx + to.xy * from.xy + to.xz * from.xz;
  const yy = to.yx * from.yx + to.yy * from.yy + to.yz * from.yz;
  const zz = to.zx * from.zx + to.zy * from.zy + to.zz * from.zz;
  const x =
    dotRows(to.zx, to.zy, to.zz, from.yx, from.yy, from.yz) -
    dotRows(to.yx, to.yy, to.yz, from.zx, from.zy, from.zz);
  const y =
    dotRows(to.xx, to.xy, to.xz, from.zx, from.zy, from.zz) -
    dotRows(to.zx, to.zy, to.zz, from.xx, from.xy, from.xz);
  const z =
    dotRows(to.yx, to.yy, to.yz, from.xx, from.xy, from.xz) -
    dotRows(to.xx, to.xy, to.xz, from.yx, from.yy, from.yz);
  const twiceSine = Math.hypot(x, y, z);
  const angle = Math.atan2(twiceSine, xx + yy + zz - 1);
  const scale = twiceSine < 1e-9 ? 0.5 : angle / twiceSine;
  return { x: x * scale, y: y * scale, z: z * scale };
}

function dotRows(ax: number, ay: number, az: number, bx: number, by: number, bz: number): number {
  return ax * bx + ay * by + az * bz;
}

/** Rodrigues' formula. */
function rotationOf({ x: wx, y: wy, z: wz }: Vector3): Omit<Pose, 'x' | 'y' | 'z'> {
  const angle = Math.hypot(wx, wy, wz);
  if (angle < 1e-12) return { xx: 1, xy: 0, xz: 0, yx: 0, yy: 1, yz: 0, zx: 0, zy: 0, zz: 1 };
  const x = wx / angle;
  const y = wy / angle;
  const z = wz / angle;
  const c = Math.cos(angle);
  const s = Math.sin(angle);
  const k = 1 - c;
  return {
    xx: c + x * x * k,
    xy: x * y * k - z * s,
    xz: x * z * k + y * s,
    yx: y * x * k + z * s,
    yy: c + y * y * k,
    yz: y * z * k - x * s,
    zx: z * x * k - y * s,
    zy: z * y * k + x * s,
    zz: c + z * z * k,
  };
}
