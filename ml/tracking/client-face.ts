import { focalLengthPx, type PictureSize } from './camera.ts';
import type { CanonicalFace } from './canonical-face.ts';
import { type FaceTrack, LANDMARK_COUNT } from './face-track.ts';
import { eyeCornerDistancePx, FaceFitter } from './fit-face.ts';
import { matrixOfPose, type Pose } from './pose.ts';
import { poseFromPoints } from './pose-from-points.ts';
import { SteadyPose } from './steady-pose.ts';

/** VisionKit's face: 106 points in the layout that Chinese face libraries share. */
export const VISION_KIT_POINTS = 106;

/**
 * Canonical vertex of each point that is clear in both layouts, by point of the 106; left and right of the
 * upright, unmirrored picture. Brows and the jaw between ear and chin are left out: they are outlines that
 * slide over the face as it turns. Read from the published drawing of the layout, **not calibrated on a device**.
 */
const CANONICAL_OF_106: readonly (readonly [point: number, vertex: number])[] = [
  // Eye corners: left one outer and inner, right one inner and outer.
  ...([
    [52, 33],
    [55, 133],
    [58, 362],
    [61, 263],
  ] as const),
  // Nose bridge from top to tip, both wings.
  ...([
    [43, 168],
    [44, 197],
    [45, 5],
    [46, 4],
    [47, 98],
    [51, 327],
  ] as const),
  // Mouth corners, chin, before the ears.
  ...([
    [84, 61],
    [90, 291],
    [16, 152],
    [0, 127],
    [32, 356],
  ] as const),
];
const RIGID_106 = CANONICAL_OF_106.map(([, vertex]) => vertex);
const CANONICAL_VERTICES = 468;
const IRISES = [
  { from: 468, corners: [33, 133] },
  { from: 473, corners: [362, 263] },
] as const;
const IRIS_RADIUS_CM = 0.585;
const MILD_ERROR = 0.15;
const NO_EXPRESSION = { blinkLeft: 0, blinkRight: 0, jawOpen: 0, smile: 0 };

/** Points that a phone found in its own camera picture, which stays on the phone. */
export interface ClientLandmarks {
  readonly kind: 'landmarks';
  /** `[478 × 3]` as MediaPipe counts them, or `[106 × 3]` as VisionKit does: x, y in 0..1 of the upright picture, not mirrored. */
  readonly points: Float32Array;
  /** Size of that picture, pixels: only its aspect matters. */
  readonly width: number;
  readonly height: number;
}

/** One person's points to the same answer that her camera pictures would give. Keeps her pose filters. */
export class ClientFaceFitter {
  readonly #positions: Float32Array;
  /** The points on which the library itself fits its matrix. */
  readonly #rigid: readonly number[];
  readonly #fitter: FaceFitter;
  readonly #steady: SteadyPose;

  constructor(face: Pick<CanonicalFace, 'positions' | 'poseBasis'>) {
    this.#positions = face.positions;
    this.#rigid = face.poseBasis.map(({ landmark }) => landmark);
    this.#fitter = new FaceFitter(face);
    const [x, y, z] = face.positions.subarray(168 * 3, 168 * 3 + 3) as unknown as [number, number, number];
    this.#steady = new SteadyPose({ x, y, z });
  }

  /** @param atMs Time of the picture, increasing. */
  fit({ points, width, height }: ClientLandmarks, atMs: number): FaceTrack {
    const size = { width, height };
    if (points.length !== VISION_KIT_POINTS * 3) {
      const { pose } = poseFromPoints(points, this.#positions, this.#rigid, size);
      const raw = { landmarks: points, matrix: matrixOfPose(pose), isPerspective: true };
      return this.#fitter.fit(raw, size, atMs);
    }
    return this.#fitSparse(points, size, atMs);
  }

  /** One pose for every region, and the canonical mesh instead of the person's own: make-up wants 478 points. */
  #fitSparse(points: Float32Array, size: PictureSize, atMs: number): FaceTrack {
    const known = new Float32Array(LANDMARK_COUNT * 3);
    for (const [point, vertex] of CANONICAL_OF_106)
      known.set(points.subarray(point * 3, point * 3 + 2), vertex * 3);
    const { pose, errorPx } = poseFromPoints(known, this.#positions, RIGID_106, size);
    const error = errorPx / eyeCornerDistancePx(known, size);
    const shown = this.#steady.next(pose, atMs);
    const matrix = () => matrixOfPose(shown);
    return {
      landmarks: this.#meshUnder(shown, size),
      matrix: matrixOfPose(pose),
      fitted: { eyeNose: matrix(), forehead: matrix(), ears: matrix() },
      score: Math.max(0, 1 - error / MILD_ERROR),
      expression: NO_EXPRESSION,
    };
  }

  #meshUnder(pose: Pose, { width, height }: PictureSize): Float32Array {
    const landmarks = new Float32Array(LANDMARK_COUNT * 3);
    const focal = focalLengthPx(height);
    const at = (axis: number, vertex: number) => this.#positions[vertex * 3 + axis] as number;
    const put = (landmark: number, x: number, y: number, z: number) => {
      const depth = pose.zx * x + pose.zy * y + pose.zz * z + pose.z;
      const right = ((pose.xx * x + pose.xy * y + pose.xz * z + pose.x) * focal) / -depth;
      const up = ((pose.yx * x + pose.yy * y + pose.yz * z + pose.y) * focal) / -depth;
      const towards = ((depth - pose.z) * focal) / -pose.z;
      landmarks.set([0.5 + right / width, 0.5 - up / height, -towards / width], landmark * 3);
    };
    for (let vertex = 0; vertex < CANONICAL_VERTICES; vertex += 1)
      put(vertex, at(0, vertex), at(1, vertex), at(2, vertex));
    for (const { from, corners } of IRISES) {
      const [x, y, z] = [0, 1, 2].map((axis) => (at(axis, corners[0]) + at(axis, corners[1])) / 2) as Triple;
      put(from, x, y, z);
      put(from + 1, x + IRIS_RADIUS_CM, y, z);
      put(from + 2, x, y + IRIS_RADIUS_CM, z);
      put(from + 3, x - IRIS_RADIUS_CM, y, z);
      put(from + 4, x, y - IRIS_RADIUS_CM, z);
    }
    return landmarks;
  }
}

type Triple = [number, number, number];
