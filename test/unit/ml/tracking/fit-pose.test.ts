import { SeededRandom } from '#kernel';
import { canonicalFace } from '#ml/tracking';
import { eyeCornerDistancePx, FaceFitter } from '../../../../ml/tracking/fit-face.ts';
import {
  FIT_REGIONS,
  fitPose,
  matrixOfPose,
  moved,
  type Pose,
  poseOfMatrix,
  projectVertex,
  turnBetween,
} from '../../../../ml/tracking/geometry.ts';

const { positions } = canonicalFace();
const size = { width: 640, height: 480 };
const FACING = poseOfMatrix([1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]);
const NOWHERE = { x: 0, y: 0, z: 0 };
const degrees = (angle: number) => (angle * Math.PI) / 180;

/** A head 48 cm before the camera, a little off centre, turned by `yaw` degrees. */
function headAt(yaw: number): Pose {
  return moved(FACING, { x: 0.08, y: degrees(yaw), z: 0.05 }, { x: -4, y: 3, z: -48 });
}

/** What a perfect tracker would report for a head whose vertices are `shape`. */
function landmarksOf(pose: Pose, shape = positions): Float32Array {
  const landmarks = new Float32Array(478 * 3);
  for (let vertex = 0; vertex < 468; vertex += 1) {
    const { x, y } = projectVertex(pose, shape, vertex, size);
    landmarks.set([x / size.width, y / size.height, 0], vertex * 3);
  }
  return landmarks;
}

describe.each(Object.entries(FIT_REGIONS))('region %s', (_region, points) => {
  test.each([-30, -15, 0, 15, 30])(
    'finds the true place again from two degrees and 3 cm beside it, yaw %i°',
    (yaw) => {
      const truth = headAt(yaw);
      const start = moved(
        truth,
        { x: degrees(1.2), y: degrees(-1.4), z: degrees(0.8) },
        { x: 1, y: -1, z: 3 },
      );
      const { pose, errorPx } = fitPose(start, landmarksOf(truth), positions, points, size);
      // Eye corners are 73 px apart here.
      expect(errorPx).toBeLessThan(1.2);
      const turn = turnBetween(truth, pose);
      expect(Math.hypot(turn.x, turn.y, turn.z)).toBeLessThan(degrees(2));
      expect(Math.hypot(pose.x - truth.x, pose.y - truth.y)).toBeLessThan(0.3);
      expect(pose.z).toBeCloseTo(truth.z, -1);
    },
  );
});

test('a pose that is right stays as it is', () => {
  const truth = headAt(12);
  const { pose, errorPx } = fitPose(truth, landmarksOf(truth), positions, FIT_REGIONS.eyeNose, size);
  expect(errorPx).toBeLessThan(1e-3);
  expect(pose.z).toBeCloseTo(truth.z, 3);
});

test.each([-30, -20, -10, 0, 10, 20, 30])(
  'glasses sit within 1.5 %% of the eye-corner distance on a head that is not the canonical one, yaw %i°',
  (yaw) => {
    // Another person: each vertex up to 1.5 mm elsewhere, the whole head 6 % wider and the nose shorter.
    const random = new SeededRandom(7);
    const shape = positions.map((value, i) => {
      const axis = i % 3;
      const grown = axis === 0 ? value * 1.06 : axis === 2 ? value * 0.95 : value;
      return grown + (random.integer(300) - 150) / 1_000;
    });
    const truth = headAt(yaw);
    const landmarks = landmarksOf(truth, shape);
    // As far as the library's turn is off after `truerTurn`, at worst.
    const start = moved(truth, { x: degrees(3), y: degrees(2), z: NOWHERE.z }, { x: 0, y: 0, z: 1 });
    const { errorPx } = fitPose(start, landmarks, positions, FIT_REGIONS.eyeNose, size);
    const seenEyes = eyeCornerDistancePx(landmarks, size) / Math.cos(degrees(yaw));
    expect(errorPx / seenEyes).toBeLessThan(0.015);
  },
);

test('the score tells a face from scattered points', () => {
  const fitter = new FaceFitter(canonicalFace());
  const truth = headAt(0);
  const face = { landmarks: landmarksOf(truth), matrix: matrixOfPose(truth), isPerspective: true };
  expect(fitter.fit(face, size).score).toBeGreaterThan(0.99);
  const random = new SeededRandom(3);
  const scattered = face.landmarks.map((value) => value + (random.integer(100) - 50) / 500);
  expect(fitter.fit({ ...face, landmarks: scattered }, size).score).toBeLessThan(0.3);
});

test('fitted matrices are rigid', () => {
  const fitter = new FaceFitter(canonicalFace());
  const truth = headAt(20);
  const { fitted } = fitter.fit({ landmarks: landmarksOf(truth), matrix: matrixOfPose(truth) }, size);
  for (const m of Object.values<Float32Array>({ ...fitted })) {
    for (const [a, b, expected] of [
      [0, 0, 1],
      [4, 4, 1],
      [8, 8, 1],
      [0, 4, 0],
      [0, 8, 0],
      [4, 8, 0],
    ] as const) {
      const dot = [0, 1, 2].reduce((sum, i) => sum + (m[a + i] as number) * (m[b + i] as number), 0);
      expect(dot).toBeCloseTo(expected, 5);
    }
    expect([m[3], m[7], m[11], m[15]]).toEqual([0, 0, 0, 1]);
  }
});
