import { focalLengthPx, type PictureSize } from './camera.ts';
import { fitPose, type PoseFit } from './fit-pose.ts';
import { moved, type Pose, type Vector3 } from './pose.ts';

const STILL: Vector3 = { x: 0, y: 0, z: 0 };
/** The first refit starts a few degrees off, the second one where the first ended. */
const REFITS = 2;
/** How far the start may be off: the first step of orthography errs by a few degrees. */
const TURN_SIGMA_DEGREES = 8;

/**
 * A pose for points that came without one: scaled orthography (DeMenthon and Davis, 1995, first step), turned
 * towards where the face is seen, then refitted with the true perspective.
 *
 * @param landmarks `[n × 3]` by vertex, x and y in 0..1 of the picture; only those of `vertices` are read.
 * @param positions `[468 × 3]` canonical vertices, cm. Neither is changed.
 */
export function poseFromPoints(
  landmarks: Float32Array,
  positions: Float32Array,
  vertices: readonly number[],
  size: PictureSize,
): PoseFit {
  let fit: PoseFit = { pose: orthographicPose(landmarks, positions, vertices, size), errorPx: 0 };
  for (let n = 0; n < REFITS; n += 1)
    fit = fitPose(fit.pose, landmarks, positions, { vertices, turnSigmaDegrees: TURN_SIGMA_DEGREES }, size);
  return fit;
}

function orthographicPose(
  landmarks: Float32Array,
  positions: Float32Array,
  vertices: readonly number[],
  { width, height }: PictureSize,
): Pose {
  const mean = (of: (vertex: number) => number) =>
    vertices.reduce((sum, vertex) => sum + of(vertex), 0) / vertices.length;
  const model = {
    x: mean((vertex) => positions[vertex * 3] as number),
    y: mean((vertex) => positions[vertex * 3 + 1] as number),
    z: mean((vertex) => positions[vertex * 3 + 2] as number),
  };
  const right = (vertex: number) => ((landmarks[vertex * 3] as number) - 0.5) * width;
  const up = (vertex: number) => (0.5 - (landmarks[vertex * 3 + 1] as number)) * height;
  const [middleRight, middleUp] = [mean(right), mean(up)];

  // Least squares: right = a · d and up = b · d for every vertex at d from the middle.
  const sums = new Float64Array(6); // xx xy xz yy yz zz
  const [alongRight, alongUp] = [new Float64Array(3), new Float64Array(3)];
  for (const vertex of vertices) {
    const d = [
      (positions[vertex * 3] as number) - model.x,
      (positions[vertex * 3 + 1] as number) - model.y,
      (positions[vertex * 3 + 2] as number) - model.z,
    ] as const;
    let at = 0;
    for (let row = 0; row < 3; row += 1) {
      for (let column = row; column < 3; column += 1, at += 1)
        sums[at] = (sums[at] as number) + (d[row] as number) * (d[column] as number);
      alongRight[row] = (alongRight[row] as number) + (d[row] as number) * (right(vertex) - middleRight);
      alongUp[row] = (alongUp[row] as number) + (d[row] as number) * (up(vertex) - middleUp);
    }
  }
  const [a, b] = [solved(sums, alongRight), solved(sums, alongUp)];
  const pxPerCm = Math.sqrt(Math.hypot(a.x, a.y, a.z) * Math.hypot(b.x, b.y, b.z));
  const x = unit(a);
  const overlap = x.x * b.x + x.y * b.y + x.z * b.z;
  const y = unit({ x: b.x - overlap * x.x, y: b.y - overlap * x.y, z: b.z - overlap * x.z });
  const z = cross(x, y);
  const facing: Pose = {
    ...{ xx: x.x, xy: x.y, xz: x.z, yx: y.x, yy: y.y, yz: y.z, zx: z.x, zy: z.y, zz: z.z },
    ...STILL,
  };

  // It was seen along the ray through its middle, not along the camera's axis.
  const focal = focalLengthPx(height);
  const ray = { x: middleRight / focal, y: middleUp / focal };
  const aside = Math.hypot(ray.x, ray.y);
  const turn = aside === 0 ? 0 : Math.atan(aside) / aside;
  const turned = moved(facing, { x: ray.y * turn, y: -ray.x * turn, z: 0 }, STILL);
  const depth = focal / pxPerCm;
  return moved(turned, STILL, {
    x: ray.x * depth - (turned.xx * model.x + turned.xy * model.y + turned.xz * model.z),
    y: ray.y * depth - (turned.yx * model.x + turned.yy * model.y + turned.yz * model.z),
    z: -depth - (turned.zx * model.x + turned.zy * model.y + turned.zz * model.z),
  });
}

/** Cramer's rule for a symmetric 3 × 3 system. */
function solved(sums: Float64Array, sides: Float64Array): Vector3 {
  const [xx, xy, xz, yy, yz, zz] = sums as unknown as [number, number, number, number, number, number];
  const [x, y, z] = sides as unknown as [number, number, number];
  const [cxx, cxy, cxz] = [yy * zz - yz * yz, xz * yz - xy * zz, xy * yz - xz * yy];
  const [cyy, cyz, czz] = [xx * zz - xz * xz, xy * xz - xx * yz, xx * yy - xy * xy];
  const determinant = xx * cxx + xy * cxy + xz * cxz;
  return {
    x: (cxx * x + cxy * y + cxz * z) / determinant,
    y: (cxy * x + cyy * y + cyz * z) / determinant,
    z: (cxz * x + cyz * y + czz * z) / determinant,
  };
}

function unit({ x, y, z }: Vector3): Vector3 {
  const length = Math.hypot(x, y, z);
  return { x: x / length, y: y / length, z: z / length };
}

function cross(a: Vector3, b: Vector3): Vector3 {
  return { x: a.y * b.z - a.z * b.y, y: a.z * b.x - a.x * b.z, z: a.x * b.y - a.y * b.x };
}
