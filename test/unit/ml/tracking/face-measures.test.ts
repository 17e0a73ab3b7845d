import { canonicalFace, faceMeasures } from '#ml/tracking';
import { moved, type Pose, poseOfMatrix } from '../../../../ml/tracking/geometry.ts';
import { headTrack } from '../../../support/synthetic-head.ts';

const { positions } = canonicalFace();
const size = { width: 1280, height: 960 };
const FACING = poseOfMatrix([1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]);
const AT_REST = { blinkLeft: 0, blinkRight: 0, jawOpen: 0, smile: 0 };
/** Size of the canonical head when its irises are 11.7 mm: the distances below are true of it. */
const IRIS_CM = 1.17;
const PUPIL_X_CM = 3.15;
const degrees = (angle: number) => (angle * Math.PI) / 180;

function headAt(yaw = 0, pitch = 0, distanceCm = 45): Pose {
  return moved(FACING, { x: degrees(pitch), y: degrees(yaw), z: 0.05 }, { x: 2, y: 1, z: -distanceCm });
}

/** A head with irises, seen perfectly. */
function person(pose: Pose, expression = AT_REST, irisCm = IRIS_CM) {
  const shape = new Float32Array(478 * 3);
  shape.set(positions);
  for (const [first, x] of [
    [468, -PUPIL_X_CM],
    [473, PUPIL_X_CM],
  ] as const) {
    const rim = [0, -1, 0, 1, 0].map((side) => [x + (side * irisCm) / 2, 2.6, 3.8]);
    for (const [i, point] of rim.entries()) shape.set(point, (first + i) * 3);
  }
  return { ...headTrack(pose, shape, size), expression };
}

test.each([
  [0, 0],
  [30, 0],
  [-30, 0],
  [15, 15],
  [-10, -20],
])('a head turned by %i° and %i° has the same measures', (yaw, pitch) => {
  const measures = faceMeasures(person(headAt(yaw, pitch)), size);
  // Seen from 45 cm the eyes turn inwards: 63.0 mm between the pupils are 64.5 when they look far away.
  expect(measures?.pupillaryDistanceMm).toBeCloseTo(64.5, 0);
  expect(measures?.innerEyesMm).toBeCloseTo(37.1, 0);
  expect(measures?.outerEyesMm).toBeCloseTo(88.9, 0);
  expect(measures?.faceWidthMm).toBeCloseTo(153.3, 0);
  expect(measures?.templeWidthMm).toBeCloseTo(154.9, 0);
});

test('near or far, a face is as wide as it is', () => {
  for (const distance of [30, 60, 90])
    expect(faceMeasures(person(headAt(0, 0, distance)), size)?.faceWidthMm).toBeCloseTo(153.3, 0);
});

test('the same picture with larger irises is a smaller head', () => {
  const [small, large] = [1.3, 1.05].map(
    (cm) => faceMeasures(person(headAt(), AT_REST, cm), size)?.outerEyesMm ?? 0,
  );
  expect(large).toBeGreaterThan((small ?? 0) * 1.2);
});

test('the error states what nobody can know of an iris, and grows with a small picture and for hats', () => {
  const near = faceMeasures(person(headAt(0, 0, 40)), size);
  const far = faceMeasures(person(headAt(0, 0, 95)), size);
  // Half a millimetre of 11.7 alone is 4.3 %.
  expect(near?.errors.pupillaryDistanceMm).toBeGreaterThan(0.043 * 63);
  expect(near?.errors.pupillaryDistanceMm).toBeLessThan(0.07 * 63);
  expect(far?.errors.pupillaryDistanceMm).toBeGreaterThan(near?.errors.pupillaryDistanceMm ?? 0);
  expect(near?.errors.headCircumferenceMm).toBeGreaterThan(30);
});

test.each([
  ['shut eyes', person(headAt(), { ...AT_REST, blinkLeft: 0.9 })],
  ['a head turned away', person(headAt(40))],
  ['irises of a few pixels', person(headAt(0, 0, 200))],
])('%s say nothing', (_name, face) => {
  expect(faceMeasures(face, size)).toBeUndefined();
});
