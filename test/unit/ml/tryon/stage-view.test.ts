import { coverView, middleOf, widthOf, windowOn } from '../../../../ml/tryon/stage-view.ts';

const CAMERA = { width: 640, height: 480 };
const PHONE = { width: 390, height: 844 };

/** Joints on the corners of a box, shares of the picture. */
function hand(left: number, top: number, right: number, bottom: number) {
  const corners = [left, top, 0, right, top, 0, right, bottom, 0, left, bottom, 0];
  const landmarks = Float32Array.from({ length: 63 }, (_, n) => corners[n % 12] ?? 0);
  return { side: 'right' as const, landmarks, worldLandmarks: new Float32Array(63) };
}

test('a phone shows the middle of a wide camera picture in its full height', () => {
  const { part } = coverView(CAMERA, PHONE, 2);
  expect(part.height).toBeCloseTo(480, 6);
  expect(part.left + part.width / 2).toBeCloseTo(320, 6);
});

test('a view around somebody at the edge stays inside the picture', () => {
  const { part } = coverView(CAMERA, PHONE, 2, [0.98, 0.5]);
  expect(part.left + part.width).toBeCloseTo(640, 6);
});

test('the middle of a hand is where the hand is, though no face is there', () => {
  const sight = { hands: [hand(0.2, 0.4, 0.4, 0.8)] };
  const [x, y] = middleOf(sight);
  expect([x, y]).toEqual([expect.closeTo(0.3, 5), expect.closeTo(0.6, 5)]);
  expect(widthOf(sight)).toBeCloseTo(0.2, 5);
});

test('where nobody is, the middle of the picture is shown', () => {
  expect(middleOf({})).toEqual([0.5, 0.5]);
});

test('what lies outside the view needs no drawing, and a window never leaves the view', () => {
  const view = coverView(CAMERA, PHONE, 1);
  expect(windowOn(view, { left: 0, top: 0, right: 0.05, bottom: 0.2 })).toBeUndefined();
  const window = windowOn(view, { left: 0.4, top: 0.9, right: 0.9, bottom: 1.4 });
  expect(window?.place.right).toBeLessThanOrEqual(1);
  expect(window?.place.bottom).toBeLessThanOrEqual(1);
});
