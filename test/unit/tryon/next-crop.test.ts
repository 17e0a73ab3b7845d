import type { TrackAnswer } from '#ml/tracking';
import { nextCrop } from '../../../modules/tryon/app/next-crop.ts';
import { seen, steadyFace } from '../../support/replay-tracker.ts';

const faceBetween = (left: number, top: number, right: number, bottom: number) => ({
  ...steadyFace(),
  landmarks: Float32Array.of(left, top, 0, right, bottom, 0),
});
const of = (answer: Partial<TrackAnswer>, sinceWholeFrameMs = 0) => nextCrop(seen(answer), sinceWholeFrameMs);

test('a square of twice the face around it, in shares of the frame', () => {
  const crop = of({ faces: [faceBetween(0.4, 0.4, 0.5, 0.6)], width: 640, height: 480 });
  // The face is 64 × 96 px: a square of 192 px.
  expect(crop?.x).toBeCloseTo(0.45 - 96 / 640, 6);
  expect(crop?.y).toBeCloseTo(0.5 - 96 / 480, 6);
  expect([crop?.width, crop?.height]).toEqual([expect.closeTo(0.3, 6), expect.closeTo(0.4, 6)]);
});

test('is cut off at the edges of the frame', () => {
  const crop = of({ faces: [faceBetween(-0.02, 0.4, 0.1, 0.6)], width: 640, height: 480 });
  expect(crop?.x).toBe(0);
  expect(crop?.width).toBeCloseTo(0.04 + 96 / 640, 6);
});

test.each([
  ['nobody is there', { status: 'no_face', faces: [] }, 0],
  ['somebody else is in the picture', { status: 'several_faces' }, 0],
  ['it is time to look around', { faces: [faceBetween(0.4, 0.4, 0.5, 0.6)] }, 2_000],
  ['the face fills the frame', { faces: [faceBetween(0.2, 0.1, 0.8, 0.9)] }, 0],
  ['nothing has points', { faces: [] }, 0],
  ['the face has left the frame', { faces: [faceBetween(1.4, 0.4, 1.5, 0.6)] }, 0],
] as const)('the whole frame when %s', (_case, answer, since) => {
  expect(of(answer as Partial<TrackAnswer>, since)).toBeNull();
});
