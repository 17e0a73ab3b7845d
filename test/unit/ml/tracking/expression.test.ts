import { canonicalFace } from '#ml/tracking';
import type { Expression } from '../../../../ml/tracking/expression.ts';
import { FaceFitter } from '../../../../ml/tracking/fit-face.ts';
import {
  matrixOfPose,
  moved,
  type Pose,
  poseOfMatrix,
  projectVertex,
} from '../../../../ml/tracking/geometry.ts';

const { positions } = canonicalFace();
const size = { width: 640, height: 480 };
const FACING = poseOfMatrix([1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]);
const degrees = (angle: number) => (angle * Math.PI) / 180;

function headAt(pitch: number, yaw: number, roll = 0): Pose {
  const turn = { x: degrees(pitch), y: degrees(yaw), z: degrees(roll) };
  return moved(FACING, turn, { x: 1, y: -1, z: -45 });
}

/** The expression of a face with these vertices moved, cm. */
function expression(
  pose: Pose,
  changes: readonly (readonly [vertices: readonly number[], x: number, y: number])[] = [],
  blendshapes?: Readonly<Record<string, number>>,
): Expression {
  const shape = positions.slice();
  for (const [vertices, x, y] of changes)
    for (const vertex of vertices) {
      shape[vertex * 3] = (shape[vertex * 3] as number) + x;
      shape[vertex * 3 + 1] = (shape[vertex * 3 + 1] as number) + y;
    }
  const landmarks = new Float32Array(478 * 3);
  for (let vertex = 0; vertex < 468; vertex += 1) {
    const { x, y } = projectVertex(pose, shape, vertex, size);
    landmarks.set([x / size.width, y / size.height, 0], vertex * 3);
  }
  const raw = { landmarks, matrix: matrixOfPose(pose), ...(blendshapes && { blendshapes }) };
  return new FaceFitter(canonicalFace()).fit(raw, size).expression;
}

// The canonical eye is 0.6 cm open.
const LEFT_LIDS_SHUT = [[[385, 386, 387], 0, -0.55]] as const;
const JAW_DROPPED = [[[14, 17, 152], 0, -4]] as const;
const SMILING = [
  [[61], -0.9, 0.7],
  [[291], 0.9, 0.7],
] as const;

const TURNS = [
  [0, 0, 0],
  [0, 30, 0],
  [0, -30, 0],
  [20, 0, 0],
  [-20, 0, 0],
  [5, 15, 20],
] as const;

describe.each(TURNS)('a head turned by pitch %i°, yaw %i°, roll %i°', (pitch, yaw, roll) => {
  const pose = headAt(pitch, yaw, roll);

  test('a face at rest does nothing', () => {
    for (const weight of Object.values(expression(pose))) expect(weight).toBeLessThan(0.2);
  });

  test('one shut eye is a blink of that eye alone', () => {
    const { blinkLeft, blinkRight } = expression(pose, LEFT_LIDS_SHUT);
    expect(blinkLeft).toBeGreaterThan(0.8);
    expect(blinkRight).toBeLessThan(0.2);
  });

  test('a dropped jaw is open and no smile', () => {
    const { jawOpen, smile } = expression(pose, JAW_DROPPED);
    expect(jawOpen).toBeGreaterThan(0.7);
    expect(smile).toBeLessThan(0.2);
  });

  test('raised corners of a wide mouth are a smile, with the jaw shut', () => {
    const { jawOpen, smile } = expression(pose, SMILING);
    expect(smile).toBeGreaterThan(0.7);
    expect(jawOpen).toBeLessThan(0.2);
  });
});

test('the weights of a model that has them are taken as they are', () => {
  const official = {
    eyeBlinkLeft: 0.9,
    eyeBlinkRight: 0.1,
    jawOpen: 0.4,
    mouthSmileLeft: 0.2,
    mouthSmileRight: 0.4,
  };
  expect(expression(FACING, JAW_DROPPED, official)).toEqual({
    blinkLeft: 0.9,
    blinkRight: 0.1,
    jawOpen: 0.4,
    smile: expect.closeTo(0.3, 9),
  });
});
