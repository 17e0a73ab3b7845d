import { readFileSync } from 'node:fs';
import { ClientFaceFitter, canonicalFace } from '#ml/tracking';
import { projectVertex } from '../../../../ml/tracking/camera.ts';
import { matrixOfPose, moved, type Pose, poseOfMatrix } from '../../../../ml/tracking/pose.ts';

const SIZE = { width: 640, height: 480 };
const face = canonicalFace();
const RIGHT_EYE = 33;
const LEFT_EYE = 263;

interface Recorded {
  landmarks: number[];
  matrix: number[];
  fitted: { eyeNose: number[] };
}
const portrait = JSON.parse(readFileSync('test/support/render-portrait-face.json', 'utf8')) as Recorded;

function apart(
  one: Float32Array | number[],
  other: Float32Array | number[],
  vertices: readonly number[],
): number {
  const errors = vertices.map((vertex) => {
    const [a, b] = [one, other].map((matrix) =>
      projectVertex(poseOfMatrix(matrix), face.positions, vertex, SIZE),
    ) as [{ x: number; y: number }, { x: number; y: number }];
    return Math.hypot(a.x - b.x, a.y - b.y);
  });
  return Math.max(...errors);
}

test('478 points of a phone give the pose that the camera picture would have given', () => {
  const points = Float32Array.from(portrait.landmarks);
  const { fitted, landmarks } = new ClientFaceFitter(face).fit({ kind: 'landmarks', points, ...SIZE }, 0);
  expect(landmarks).toBe(points);
  expect(apart(fitted.eyeNose, portrait.fitted.eyeNose, [RIGHT_EYE, LEFT_EYE, 168])).toBeLessThan(2);
});

describe('106 points', () => {
  /** Where VisionKit's drawing has them; the others do not matter and lie anywhere. */
  const MAP = [
    [52, 33],
    [55, 133],
    [58, 362],
    [61, 263],
    [43, 168],
    [44, 197],
    [45, 5],
    [46, 4],
    [47, 98],
    [51, 327],
    [84, 61],
    [90, 291],
    [16, 152],
    [0, 127],
    [32, 356],
  ] as const;
  const straight: Pose = {
    xx: 1,
    xy: 0,
    xz: 0,
    yx: 0,
    yy: 1,
    yz: 0,
    zx: 0,
    zy: 0,
    zz: 1,
    x: 6,
    y: -4,
    z: -45,
  };
  const pointsUnder = (pose: Pose) => {
    const points = Float32Array.from({ length: 318 }, (_, at) => (at % 97) / 97);
    for (const [point, vertex] of MAP) {
      const { x, y } = projectVertex(pose, face.positions, vertex, SIZE);
      points.set([x / SIZE.width, y / SIZE.height], point * 3);
    }
    return points;
  };

  test.each([
    ['straight', { x: 0, y: 0, z: 0 }],
    ['turned by 30°', { x: 0, y: Math.PI / 6, z: 0 }],
    ['nodding and leaning', { x: 0.3, y: -0.2, z: 0.4 }],
  ])('of a canonical face, %s, give its pose back', (_case, turn) => {
    const pose = moved(straight, turn, { x: 0, y: 0, z: 0 });
    const found = new ClientFaceFitter(face).fit(
      { kind: 'landmarks', points: pointsUnder(pose), ...SIZE },
      0,
    );
    expect(apart(found.fitted.eyeNose, matrixOfPose(pose), [RIGHT_EYE, LEFT_EYE, 152])).toBeLessThan(0.5);
    expect(found.score).toBeGreaterThan(0.95);
    // The mesh is the canonical one in that pose, irises included.
    const { x, y } = projectVertex(pose, face.positions, 10, SIZE);
    expect(found.landmarks[30]).toBeCloseTo(x / SIZE.width, 2);
    expect(found.landmarks[31]).toBeCloseTo(y / SIZE.height, 2);
    expect(found.landmarks).toHaveLength(478 * 3);
    expect(found.landmarks[3 * 3 + 2]).toBeLessThan(0);
  });

  test('that are no face score nothing', () => {
    const points = Float32Array.from({ length: 318 }, (_, at) => ((at * 7_919) % 101) / 101);
    expect(new ClientFaceFitter(face).fit({ kind: 'landmarks', points, ...SIZE }, 0).score).toBe(0);
  });
});
