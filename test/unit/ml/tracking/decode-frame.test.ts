import fc from 'fast-check';
import sharp from 'sharp';
import { FrameError, LIVE_SIDE_PX_MAX, PHOTO_PIXELS_MAX } from '#ml/tracking';
import { decodeFrame } from '../../../../ml/tracking/decode-frame.ts';
import { jpegSize } from '../../../../ml/tracking/jpeg-header.ts';
import { portraitImage, portraitJpeg } from '../../../support/portrait.ts';

/** A picture of one colour, dark at the left half, so that it is clear which way is up. */
async function halves(width: number, height: number, orientation = 1): Promise<Uint8Array> {
  const dark = { create: { width: width / 2, height, channels: 3 as const, background: '#202020' } };
  const image = sharp({ create: { width, height, channels: 3, background: '#e0e0e0' } })
    .composite([{ input: await sharp(dark).png().toBuffer(), left: 0, top: 0 }])
    .withMetadata({ orientation })
    .jpeg();
  return new Uint8Array(await image.toBuffer());
}

const jpeg = (bytes: Uint8Array) => ({ kind: 'jpeg' as const, bytes });
const refusal = (code: string) => expect.objectContaining({ code });

test('a JPEG becomes an upright RGBA picture', async () => {
  const { data, width, height } = await decodeFrame(jpeg(await portraitJpeg()), 'live');
  expect([width, height, data.length]).toEqual([640, 480, 640 * 480 * 4]);
  expect(data[3]).toBe(255);
});

test('a phone held upright: the EXIF orientation is obeyed', async () => {
  const { data, width, height } = await decodeFrame(jpeg(await halves(640, 480, 6)), 'live');
  expect([width, height]).toEqual([480, 640]);
  // Turned clockwise, the dark left half is on top.
  expect(data[0]).toBeLessThan(60);
  expect(data[(639 * 480 + 479) * 4]).toBeGreaterThan(200);
});

test.each([
  ['live', 1_280, 960, 640, 480],
  ['photo', 4_000, 3_000, 1_280, 960],
] as const)(
  'a large %s picture is made smaller while it is decoded',
  async (mode, width, height, toWidth, toHeight) => {
    const picture = await decodeFrame(jpeg(await halves(width, height)), mode);
    expect([picture.width, picture.height]).toEqual([toWidth, toHeight]);
  },
);

test('grey and CMYK photos have colours like any other', async () => {
  const grey = await (await portraitImage()).greyscale().jpeg().toBuffer();
  const cmyk = await (await portraitImage()).toColourspace('cmyk').jpeg().toBuffer();
  for (const bytes of [grey, cmyk]) {
    const { data, width, height } = await decodeFrame(jpeg(new Uint8Array(bytes)), 'live');
    expect(data.length).toBe(width * height * 4);
  }
});

test('a frame’s own bytes are gone after decoding, also when it was refused', async () => {
  const good = await portraitJpeg();
  const broken = good.slice(0, 9_000);
  await decodeFrame(jpeg(good), 'live');
  await expect(decodeFrame(jpeg(broken), 'live')).rejects.toEqual(refusal('tryon.truncated'));
  expect(good.every((byte) => byte === 0)).toBe(true);
  expect(broken.every((byte) => byte === 0)).toBe(true);
});

test('what is no JPEG is called that', async () => {
  const png = new Uint8Array(await (await portraitImage()).png().toBuffer());
  const words = new TextEncoder().encode('{"not":"a picture"}');
  for (const bytes of [png, words, new Uint8Array(0)]) {
    await expect(decodeFrame(jpeg(bytes), 'live')).rejects.toEqual(refusal('tryon.not_a_jpeg'));
  }
});

test.each([0.02, 0.3, 0.6, 0.95])('a JPEG cut off after %f of its bytes is refused', async (share) => {
  const whole = await portraitJpeg();
  const part = whole.slice(0, Math.floor(whole.length * share));
  await expect(decodeFrame(jpeg(part), 'live')).rejects.toEqual(refusal('tryon.truncated'));
});

test('fifty megapixels are refused by the header alone', async () => {
  const background = '#808080';
  const bytes = await sharp({ create: { width: 8_192, height: 6_144, channels: 3, background } })
    .jpeg()
    .toBuffer();
  await expect(decodeFrame(jpeg(new Uint8Array(bytes)), 'photo')).rejects.toMatchObject({
    code: 'tryon.too_many_pixels',
    kind: 'too_large',
    facts: { width: 8_192, height: 6_144, pixelsMax: PHOTO_PIXELS_MAX },
  });
});

test('a live frame has a longest side, a photo out of the album may be larger', async () => {
  const bytes = await halves(1_282, 722);
  await expect(decodeFrame(jpeg(bytes.slice()), 'live')).rejects.toMatchObject({
    code: 'tryon.too_many_pixels',
    facts: { sidePxMax: LIVE_SIDE_PX_MAX },
  });
  await expect(decodeFrame(jpeg(bytes), 'photo')).resolves.toMatchObject({ width: 1_280 });
});

test.each([
  ['one byte short', 'rgba', 640, 480, 640 * 480 * 4 - 1, 'tryon.bad_frame_length'],
  ['16 bytes for a whole frame', 'rgba', 640, 480, 16, 'tryon.bad_frame_length'],
  ['RGBA announced as RGB', 'rgb', 640, 480, 640 * 480 * 4, 'tryon.bad_frame_length'],
  ['no width', 'rgba', 0, 480, 0, 'tryon.bad_frame_size'],
  ['a broken width', 'rgba', 1.5, 2, 12, 'tryon.bad_frame_size'],
  ['a side too long', 'rgb', 1_281, 1, 1_281 * 3, 'tryon.too_many_pixels'],
] as const)('raw frame refused: %s', async (_case, kind, width, height, length, code) => {
  const frame = { kind, bytes: new Uint8Array(length).fill(7), width, height };
  await expect(decodeFrame(frame, 'live')).rejects.toEqual(refusal(code));
  expect(frame.bytes.every((byte) => byte === 0)).toBe(true);
});

test('RGB becomes RGBA without a change of colour', async () => {
  const bytes = Uint8Array.of(1, 2, 3, 4, 5, 6);
  const { data } = await decodeFrame({ kind: 'rgb', bytes, width: 2, height: 1 }, 'live');
  expect([...data]).toEqual([1, 2, 3, 255, 4, 5, 6, 255]);
  expect([...bytes]).toEqual([0, 0, 0, 0, 0, 0]);
});

test('no bytes behind a JPEG’s first two make the header reader fail in another way', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (tail) => {
      try {
        const { width, height } = jpegSize(Uint8Array.of(0xff, 0xd8, ...tail));
        expect(width).toBeLessThan(65_536);
        expect(height).toBeLessThan(65_536);
      } catch (error) {
        expect(error).toBeInstanceOf(FrameError);
      }
    }),
    { numRuns: 500 },
  );
});
