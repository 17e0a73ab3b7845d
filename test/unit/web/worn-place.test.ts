import { middleOnPicture } from '../../../web-demo/storefront/src/platform/mirror/worn-place.ts';

test('a ring in the middle of a phone’s screen is found where the camera’s picture has it', () => {
  const view = { picture: { width: 640, height: 480 }, part: { left: 209, top: 0, width: 222, height: 480 } };
  const [x, y] = middleOnPicture({ left: 0.4, right: 0.6, top: 0.2, bottom: 0.4 }, view);
  expect(x).toBeCloseTo(0.5, 3);
  expect(y).toBeCloseTo(0.3, 6);
});
