import { readFrameMessage } from '../../../modules/tryon/http/frame-header.ts';
import { cropOfFrame } from '../../../web-demo/storefront/src/model/crop-of-frame.ts';
import { frameHeaders, frameMessage } from '../../../web-demo/storefront/src/model/frame-message.ts';
import { landmarkBytes } from '../../../web-demo/storefront/src/model/landmark-bytes.ts';

const bytes = Uint8Array.of(1, 2, 3).buffer;

test('the server reads a whole frame as the page wrote it', () => {
  const message = frameMessage({ format: 'jpeg', width: 640, height: 480, bytes }, 7, 1_000);
  const { seq, input } = readFrameMessage(Buffer.from(message));
  expect(seq).toBe(7);
  expect(input).toMatchObject({ kind: 'jpeg', within: undefined });
});

test('the server reads where a crop was cut out', () => {
  const at = { x: 100, y: 40, width: 320, height: 300 };
  const message = frameMessage({ format: 'jpeg', width: 640, height: 480, bytes, at }, 8, 1_000);
  expect(readFrameMessage(Buffer.from(message)).input).toMatchObject({
    within: { ...at, frameWidth: 640, frameHeight: 480 },
  });
  expect(frameHeaders({ format: 'jpeg', width: 640, height: 480, bytes, at })).toMatchObject({
    'x-crop': '100,40,320,300',
    'x-frame-width': '640',
  });
});

test('the server reads the points that a phone found itself', () => {
  const points = Array.from({ length: 106 }, (_, n) => ({ x: n / 200, y: n / 400 }));
  const message = frameMessage(
    { format: 'landmarks', width: 288, height: 352, bytes: landmarkBytes(points) },
    9,
    1_000,
  );
  const { input } = readFrameMessage(Buffer.from(message));
  expect(input).toMatchObject({ kind: 'landmarks', width: 288, height: 352 });
  if (input.kind !== 'landmarks') throw new Error('no points');
  expect(input.points[3]).toBeCloseTo(0.005, 6);
  expect(input.points.length).toBe(318);
});

test('a crop is whole pixels inside the frame, and a wish for all of it is no crop', () => {
  expect(cropOfFrame(null, 640, 480)).toBeUndefined();
  expect(cropOfFrame({ x: -0.1, y: 0.251, width: 0.6, height: 0.9 }, 640, 480)).toEqual({
    x: 0,
    y: 120,
    width: 320,
    height: 360,
  });
});
