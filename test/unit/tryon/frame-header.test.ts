import fc from 'fast-check';
import { AppError } from '#kernel';
import type { EncodedFrame } from '#ml/tracking';
import { readFrameMessage } from '../../../modules/tryon/http/frame-header.ts';
import { readLandmarks } from '../../../modules/tryon/http/landmark-bytes.ts';

const side = fc.integer({ min: 0, max: 0xffff });
const header = fc.record({
  seq: fc.integer({ min: 0, max: 0xffff_ffff }),
  sentMs: fc.integer({ min: 0, max: 0xffff_ffff }),
  width: side,
  height: side,
  format: fc.constantFrom('jpeg', 'rgba', 'rgb'),
  version: fc.constantFrom(0, 1),
  crop: fc.option(fc.tuple(side, side, side, side)),
});

test('a well-formed message is read back as it was written', () => {
  fc.assert(
    fc.property(
      header,
      fc.uint8Array({ minLength: 1, maxLength: 64 }),
      ({ seq, sentMs, width, height, format, version, crop }, picture) => {
        const head = Buffer.alloc(crop === null ? 16 : 24);
        head.writeUInt32LE(seq, 0);
        head.writeUInt32LE(sentMs, 4);
        head.writeUInt16LE(width, 8);
        head.writeUInt16LE(height, 10);
        const format01 = ['jpeg', 'rgba', 'rgb'].indexOf(format);
        head.writeUInt32LE(format01 | (crop === null ? 0 : 4) | (version << 8), 12);
        for (const [n, number] of (crop ?? []).entries()) head.writeUInt16LE(number, 16 + n * 2);

        const read = readFrameMessage(Buffer.concat([head, picture]));
        const [x, y, cropWidth, cropHeight] = crop ?? [];
        const place = { x, y, width: cropWidth, height: cropHeight, frameWidth: width, frameHeight: height };
        const size = crop === null ? { width, height } : { width: cropWidth, height: cropHeight };
        expect(read).toMatchObject({
          seq,
          input: {
            kind: format,
            ...(format === 'jpeg' ? {} : size),
            ...(crop === null ? {} : { within: place }),
          },
        });
        expect([...(read.input as EncodedFrame).bytes]).toEqual([...picture]);
      },
    ),
  );
});

test('whatever arrives is a frame, points, or a named refusal, never a crash', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      try {
        const { input } = readFrameMessage(Buffer.from(bytes));
        expect(input.kind === 'landmarks' ? input.points.length : input.bytes.length).toBeGreaterThan(0);
      } catch (error) {
        expect(error).toBeInstanceOf(AppError);
        expect((error as AppError).code).toMatch(/^tryon\./);
      }
    }),
  );
});

test('the picture is a view of the message, so that wiping the message wipes it', () => {
  const message = Buffer.concat([Buffer.alloc(16), Buffer.from([1, 2, 3])]);
  const { input } = readFrameMessage(message);
  message.fill(0);
  expect([...(input as EncodedFrame).bytes]).toEqual([0, 0, 0]);
});

describe('points of a face', () => {
  const points = (count: number, part: Partial<Record<number, number>> = {}) => {
    const bytes = Buffer.alloc(4 + count * 12);
    bytes.writeUInt16LE(count, 0);
    for (let at = 0; at < count * 3; at += 1)
      bytes.writeFloatLE(part[at] ?? (at % 3 === 2 ? 0 : (at % 200) / 200), 4 + at * 4);
    return bytes;
  };
  const refusal = (bytes: Uint8Array, width = 640, height = 480) => {
    try {
      readLandmarks(bytes, width, height);
      return undefined;
    } catch (error) {
      return [(error as AppError).code, (error as AppError).facts['wrong']];
    }
  };

  test.each([478, 106])('%i of them are read', (count) => {
    const { points: read } = readLandmarks(points(count), 640, 480);
    expect(read).toHaveLength(count * 3);
    expect(read[3]).toBeCloseTo(0.015, 6);
  });

  test.each([
    ['107', points(107), 'count'],
    ['none', Buffer.alloc(0), 'count'],
    ['fewer than promised', points(478).subarray(0, 400), 'length'],
    ['more than promised', Buffer.concat([points(106), Buffer.alloc(4)]), 'length'],
    ['one that is NaN', points(478, { 30: Number.NaN }), 'coordinate'],
    ['one that is infinite', points(106, { 30: Number.POSITIVE_INFINITY }), 'coordinate'],
    ['one far outside', points(106, { 30: 2.1 }), 'coordinate'],
    ['all in one place', Buffer.from(points(106).map((byte, at) => (at < 2 ? byte : 0))), 'extent'],
  ])('%s are refused', (_case, bytes, wrong) => {
    expect(refusal(bytes)).toEqual(['tryon.bad_landmarks', wrong]);
  });

  test('of a picture without a size are refused', () => {
    expect(refusal(points(106), 0, 480)).toEqual(['tryon.bad_landmarks', 'size']);
  });
});
