import fc from 'fast-check';
import { AppError } from '#kernel';
import { readFrameMessage } from '../../../modules/tryon/http/frame-header.ts';

const header = fc.record({
  seq: fc.integer({ min: 0, max: 0xffff_ffff }),
  sentMs: fc.integer({ min: 0, max: 0xffff_ffff }),
  width: fc.integer({ min: 0, max: 0xffff }),
  height: fc.integer({ min: 0, max: 0xffff }),
  format: fc.constantFrom('jpeg', 'rgba', 'rgb'),
  version: fc.constantFrom(0, 1),
});

test('a well-formed message is read back as it was written', () => {
  fc.assert(
    fc.property(
      header,
      fc.uint8Array({ minLength: 1, maxLength: 64 }),
      ({ seq, sentMs, width, height, format, version }, picture) => {
        const message = Buffer.alloc(16 + picture.length);
        message.writeUInt32LE(seq, 0);
        message.writeUInt32LE(sentMs, 4);
        message.writeUInt16LE(width, 8);
        message.writeUInt16LE(height, 10);
        message.writeUInt32LE(['jpeg', 'rgba', 'rgb'].indexOf(format) | (version << 8), 12);
        message.set(picture, 16);

        const read = readFrameMessage(message);
        const size = format === 'jpeg' ? {} : { width, height };
        expect(read).toMatchObject({ seq, frame: { kind: format, ...size } });
        expect([...read.frame.bytes]).toEqual([...picture]);
      },
    ),
  );
});

test('whatever arrives is a frame or a named refusal, never a crash', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      try {
        expect(readFrameMessage(Buffer.from(bytes)).frame.bytes.length).toBeGreaterThan(0);
      } catch (error) {
        expect(error).toBeInstanceOf(AppError);
        expect((error as AppError).code).toMatch(/^tryon\./);
      }
    }),
  );
});

test('the picture is a view of the message, so that wiping the message wipes it', () => {
  const message = Buffer.concat([Buffer.alloc(16), Buffer.from([1, 2, 3])]);
  const { frame } = readFrameMessage(message);
  message.fill(0);
  expect([...frame.bytes]).toEqual([0, 0, 0]);
});
