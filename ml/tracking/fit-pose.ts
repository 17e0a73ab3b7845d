import { focalLengthPx, type PictureSize, projectVertex } from './camera.ts';
import { moved, type Pose } from './pose.ts';

const STEPS_MAX = 8;
/** A step below these ends the search: far under a hundredth of a pixel at arm's length. */
const TURN_STEP_MIN_RADIANS = 1e-5;
const MOVE_STEP_MIN_CM = 1e-4;
/**
 * How far a landmark lies from its canonical vertex. Neighbours err together, so more points do not outvote
 * the start pose: a region counts as this many points, however many it has.
 */
const LANDMARK_SIGMA_OF_FACE = 0.03;
const INDEPENDENT_POINTS = 11;
/** Distance between the eye corners of the canonical face, cm. */
const EYE_CORNERS_CM = 8.9;
const UNKNOWNS = 6;

/** The points on which a pose is fitted. */
export interface FitPoints {
  readonly vertices: readonly number[];
  /** How often each of them counts; once when absent. */
  readonly weights?: readonly number[];
  /**
   * How far the head may plausibly be turned from the start pose. A region says less about its own tilt than
   * the whole face does, on which the library fitted; without this the fit trades tilt for pixels.
   */
  readonly turnSigmaDegrees: number;
}

export interface PoseFit {
  readonly pose: Pose;
  /** Mean distance between projected vertices and landmarks, pixels. */
  readonly errorPx: number;
}

/**
 * Refits a rigid pose so that `vertices` of the canonical face appear on their landmarks: Gauss–Newton on
 * three turns and three moves, with the exact derivative of the projection, started from the library's
 * pose. The library fits one pose to the whole face, which leaves some 6 % of the eye-corner distance
 * around the eyes.
 *
 * @param landmarks `[478 × 3]`, x and y in 0..1 of the picture. Not changed.
 * @param positions `[468 × 3]` canonical vertices, cm. Not changed.
 */
export function fitPose(
  start: Pose,
  landmarks: Float32Array,
  positions: Float32Array,
  { vertices, weights, turnSigmaDegrees }: FitPoints,
  { width, height }: PictureSize,
): PoseFit {
  const focal = focalLengthPx(height);
  const facePx = (EYE_CORNERS_CM * focal) / Math.max(1, -start.z);
  const turnSigma = (turnSigmaDegrees * Math.PI) / 180;
  const count = weights?.reduce((sum, weight) => sum + weight, 0) ?? vertices.length;
  const prior = ((LANDMARK_SIGMA_OF_FACE * facePx) / turnSigma) ** 2 * (count / INDEPENDENT_POINTS);
  const turned = { x: 0, y: 0, z: 0 };
  let pose = start;

  for (let step = 0; step < STEPS_MAX; step += 1) {
    // [6 × 7]: normal equations JᵀJ · d = −Jᵀr, right-hand side in the last column.
    const equations = new Float64Array(UNKNOWNS * (UNKNOWNS + 1));
    for (const [i, vertex] of vertices.entries()) {
      const weight = weights?.[i] ?? 1;
      const vx = positions[vertex * 3] as number;
      const vy = positions[vertex * 3 + 1] as number;
      const vz = positions[vertex * 3 + 2] as number;
      // Relative to the face's origin, in camera axes: what a turn moves.
      const rx = pose.xx * vx + pose.xy * vy + pose.xz * vz;
      const ry = pose.yx * vx + pose.yy * vy + pose.yz * vz;
      const rz = pose.zx * vx + pose.zy * vy + pose.zz * vz;
      const depth = -(rz + pose.z);
      const px = (focal * (rx + pose.x)) / depth;
      const py = (-focal * (ry + pose.y)) / depth;
      const errorX = width / 2 + px - (landmarks[vertex * 3] as number) * width;
      const errorY = height / 2 + py - (landmarks[vertex * 3 + 1] as number) * height;
      // d(px)/d(camera point) = (f, 0, px)/depth and d(py) = (0, −f, py)/depth; a turn w moves the point by w × r.
      const f = focal / depth;
      const gx = px / depth;
      const gy = py / depth;
      addRow(equations, [gx * ry, f * rz - gx * rx, -f * ry, f, 0, gx], errorX, weight);
      addRow(equations, [f * rz + gy * ry, -gy * rx, -f * rx, 0, -f, gy], errorY, weight);
    }
    addPrior(equations, prior, turned);
    const d = solve(equations);
    const turn = { x: d[0] as number, y: d[1] as number, z: d[2] as number };
    const move = { x: d[3] as number, y: d[4] as number, z: d[5] as number };
    pose = moved(pose, turn, move);
    turned.x += turn.x;
    turned.y += turn.y;
    turned.z += turn.z;
    const turnSize = Math.hypot(turn.x, turn.y, turn.z);
    if (turnSize < TURN_STEP_MIN_RADIANS && Math.hypot(move.x, move.y, move.z) < MOVE_STEP_MIN_CM) break;
  }
  return { pose, errorPx: meanErrorPx(pose, landmarks, positions, vertices, { width, height }) };
}

/** Mean distance in pixels between the projected vertices and their landmarks. */
export function meanErrorPx(
  pose: Pose,
  landmarks: Float32Array,
  positions: Float32Array,
  vertices: readonly number[],
  size: PictureSize,
): number {
  const focal = focalLengthPx(size.height);
  let sum = 0;
  for (const vertex of vertices) {
    const { x, y } = projectVertex(pose, positions, vertex, size, focal);
    const dx = x - (landmarks[vertex * 3] as number) * size.width;
    const dy = y - (landmarks[vertex * 3 + 1] as number) * size.height;
    sum += Math.hypot(dx, dy);
  }
  return sum / vertices.length;
}

type Row = readonly [number, number, number, number, number, number];

function addRow(equations: Float64Array, row: Row, error: number, weight: number): void {
  for (let i = 0; i < UNKNOWNS; i += 1) {
    const a = weight * (row[i] as number);
    const at = i * (UNKNOWNS + 1);
    for (let j = 0; j < UNKNOWNS; j += 1)
      equations[at + j] = (equations[at + j] as number) + a * (row[j] as number);
    equations[at + UNKNOWNS] = (equations[at + UNKNOWNS] as number) - a * error;
  }
}

/** Three more rows, "the turn so far is zero", weighted by `weight`. */
function addPrior(
  equations: Float64Array,
  weight: number,
  turned: { x: number; y: number; z: number },
): void {
  for (const [i, value] of [turned.x, turned.y, turned.z].entries()) {
    const at = i * (UNKNOWNS + 1);
    equations[at + i] = (equations[at + i] as number) + weight;
    equations[at + UNKNOWNS] = (equations[at + UNKNOWNS] as number) - weight * value;
  }
}

/** Gaussian elimination without pivoting: the matrix is symmetric and positive definite. */
function solve(equations: Float64Array): Float64Array {
  const width = UNKNOWNS + 1;
  const at = (row: number, column: number) => equations[row * width + column] as number;
  for (let i = 0; i < UNKNOWNS; i += 1) {
    for (let row = i + 1; row < UNKNOWNS; row += 1) {
      const factor = at(row, i) / at(i, i);
      for (let column = i; column < width; column += 1) {
        equations[row * width + column] = at(row, column) - factor * at(i, column);
      }
    }
  }
  const solution = new Float64Array(UNKNOWNS);
  for (let i = UNKNOWNS - 1; i >= 0; i -= 1) {
    let value = at(i, UNKNOWNS);
    for (let column = i + 1; column < UNKNOWNS; column += 1)
      value -= at(i, column) * (solution[column] as number);
    solution[i] = value / at(i, i);
  }
  return solution;
}
