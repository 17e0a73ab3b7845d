import type { WornItem } from '../../../modules/tryon/app/ports.ts';
import type { FrameAnswer } from '../../../modules/tryon/app/track-frame.ts';
import { frameBinary } from '../../../modules/tryon/http/frame-binary.ts';
import { seen } from '../../support/replay-tracker.ts';

const pose = Float32Array.from({ length: 16 }, (_, i) => i / 3);
const points = (count: number) => Float32Array.from({ length: count * 3 }, (_, at) => (at % 90) / 100);
const FACE_BYTES = 478 * 6 + 64 + 4;

function answer(part: Partial<FrameAnswer>): FrameAnswer {
  return { ...seen(), placed: [], nextCrop: null, hint: null, ...part };
}

/** The sections of a message, by tag, as a phone reads them. */
function sections(bytes: Buffer): Map<number, { count: number; body: Buffer }> {
  const found = new Map<number, { count: number; body: Buffer }>();
  const items = 8 + bytes.readUInt8(7) * FACE_BYTES;
  for (let at = items + 4 + bytes.readUInt16LE(items) * 68; at < bytes.length; ) {
    const length = bytes.readUInt16LE(at + 2);
    found.set(bytes.readUInt8(at), {
      count: bytes.readUInt8(at + 1),
      body: bytes.subarray(at + 4, at + 4 + length),
    });
    at += 4 + length;
  }
  return found;
}

test('both layouts say the faces in the same bytes, and each item its place in the session', () => {
  const item = { skuId: 'sku_2' } as unknown as WornItem;
  const given = answer({ placed: [{ item, place: 1, transform: pose }] });
  const [one, two] = [frameBinary(given, 3, 7), frameBinary(given, 3, 7, 2)];
  const facesEnd = 8 + FACE_BYTES;
  expect(two.subarray(0, facesEnd).equals(one.subarray(0, facesEnd))).toBe(true);
  expect(two.readUInt16LE(facesEnd)).toBe(1);
  expect(one.subarray(facesEnd).equals(two.subarray(facesEnd + 4, facesEnd + 72))).toBe(true);
  expect(one.readUInt32LE(facesEnd)).toBe(1);
  expect(one.readFloatLE(facesEnd + 4 + 60)).toBeCloseTo(5, 5);
});

test('layout 2 says hands, body, light, expression and what to send next', () => {
  const [face] = seen().faces;
  const light = { colour: [0.8, 1, 1.2], ambient: 0.5, direction: [0, 0.6, 0.8], strength: 0.25 } as const;
  const bytes = frameBinary(
    answer({
      faces: [
        {
          ...(face as NonNullable<typeof face>),
          expression: { blinkLeft: 1, blinkRight: 0, jawOpen: 0.5, smile: 2 },
        },
      ],
      hands: [{ side: 'right', score: 1, landmarks: points(21), worldLandmarks: points(21) }],
      body: { landmarks: points(33), worldLandmarks: points(33), visibility: new Float32Array(33).fill(0.2) },
      ...{ light, width: 640, height: 480, nextCrop: { x: 0, y: 0.5, width: 0.25, height: 0.5 } },
    }),
    3,
    7,
    2,
  );
  const told = sections(bytes);
  expect([...told.keys()]).toEqual([1, 2, 3, 4, 5]);
  expect([...(told.get(1)?.body ?? [])]).toEqual([255, 0, 128, 255]);
  const hand = told.get(2);
  expect([hand?.count, hand?.body.readUInt8(0), hand?.body.readUInt8(1), hand?.body.length]).toEqual([
    1, 1, 255, 132,
  ]);
  expect(((hand?.body.readUInt16LE(4 + 6) ?? 0) / 65_535) * 2 - 0.5).toBeCloseTo(0.03, 4);
  expect(told.get(3)?.body.readUInt8(33 * 6 + 32)).toBe(51);
  const lit = Array.from({ length: 8 }, (_, i) => told.get(4)?.body.readFloatLE(i * 4) ?? 0);
  for (const [i, expected] of [0.8, 1, 1.2, 0.5, 0, 0.6, 0.8, 0.25].entries())
    expect(lit[i]).toBeCloseTo(expected, 6);
  const picture = Array.from({ length: 6 }, (_, i) => told.get(5)?.body.readUInt16LE(i * 2));
  expect(picture).toEqual([640, 480, 0, 32_768, 16_384, 32_768]);
});

test('points outside of what 16 bits hold stay at the edge', () => {
  const [face] = seen().faces;
  const landmarks = new Float32Array(478 * 3).fill(9);
  landmarks.fill(-9, 0, 3);
  const bytes = frameBinary(answer({ faces: [{ ...(face as NonNullable<typeof face>), landmarks }] }), 0, 1);
  expect([bytes.readUInt16LE(8), bytes.readUInt16LE(8 + 6)]).toEqual([0, 65_535]);
});
