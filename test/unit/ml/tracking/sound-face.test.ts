import { readFileSync } from 'node:fs';
import { ClientFaceFitter, canonicalFace, isSoundFace } from '#ml/tracking';

const SIZE = { width: 640, height: 480 };
const portrait = JSON.parse(readFileSync('test/support/render-portrait-face.json', 'utf8')) as {
  landmarks: number[];
};
const good = () => ({ kind: 'landmarks', points: Float32Array.from(portrait.landmarks), ...SIZE }) as const;
const onLine = (count: number) => {
  const points = new Float32Array(count * 3);
  for (let i = 0; i < count; i += 1) points.set([0.2 + i / 1_000, 0.5, 0], i * 3);
  return { kind: 'landmarks', points, ...SIZE } as const;
};

test.each([478, 106])('%i points on one line are no face', (count) => {
  const fitter = new ClientFaceFitter(canonicalFace());
  expect(isSoundFace(fitter.fit(onLine(count), 0))).toBe(false);
});

test('the face after such a frame is seen as if the frame had never come', () => {
  const fitter = new ClientFaceFitter(canonicalFace());
  expect(isSoundFace(fitter.fit(good(), 0))).toBe(true);
  fitter.fit(onLine(478), 33);
  const after = fitter.fit(good(), 66);
  expect(isSoundFace(after)).toBe(true);
  expect(after.fitted).toEqual(new ClientFaceFitter(canonicalFace()).fit(good(), 0).fitted);
});
