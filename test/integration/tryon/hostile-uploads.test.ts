import { connect } from 'node:net';
import { jest } from '@jest/globals';
import sharp from 'sharp';
import {
  animated,
  appSegment,
  comment,
  deflateBomb,
  gzipped,
  heicHead,
  plain,
  portraitPicture,
  SIDE,
  with1st,
  withFrameHeader,
  withOrientation,
  without,
  withScan,
  zip,
} from '../../support/hostile-pictures.ts';
import { type TestHouse, testHouse } from '../../support/house.ts';
import { type OpenTryOn, type Shopper, shopper, tryOn } from '../../support/people-at-the-door.ts';
import { type TestSandbox, testSandbox } from '../../support/sandbox.ts';

const RAW = 'application/octet-stream';
const POINTS = 'application/vnd.tongqu.landmarks';
const NOSE_TIP = 1;

/** A frame takes 0.03 s; the first one of a session on a crowded machine takes seconds. */
jest.setTimeout(30_000);

type Make = () => Uint8Array | Promise<Uint8Array>;
type Headers = Record<string, string>;

interface Reply {
  http: number;
  status: string;
  code: string;
  faces: { landmarks: number[][] }[];
}

/** What somebody might send, with the answer: a status and a code that clients can rely on. */
const REFUSED: readonly (readonly [
  what: string,
  make: Make,
  http: number,
  code: string,
  headers?: Headers,
])[] = [
  // Something else that says it is a JPEG.
  ['text', () => Buffer.from('<?php echo 1;'.repeat(100)), 415, 'tryon.not_a_jpeg'],
  ['a page', () => Buffer.from('<!doctype html><script>alert(1)</script>'), 415, 'tryon.not_a_jpeg'],
  ['JSON', () => Buffer.from('{"frame":"please"}'), 415, 'tryon.not_a_jpeg'],
  ['one byte', () => Buffer.from([0xff]), 415, 'tryon.not_a_jpeg'],
  [
    'noise',
    () => Buffer.from(Array.from({ length: 9_999 }, (_, i) => (i * 31) % 251)),
    415,
    'tryon.not_a_jpeg',
  ],
  ['zeros', () => Buffer.alloc(50_000), 415, 'tryon.not_a_jpeg'],
  ['a PNG', () => portraitPicture().png().toBuffer(), 415, 'tryon.not_a_jpeg'],
  [
    'a PNG of 16 bits',
    () => portraitPicture().toColourspace('rgb16').png().toBuffer(),
    415,
    'tryon.not_a_jpeg',
  ],
  ['a GIF', () => portraitPicture().resize(64).gif().toBuffer(), 415, 'tryon.not_a_jpeg'],
  ['an animated GIF', () => animated('gif'), 415, 'tryon.not_a_jpeg'],
  ['a WebP', () => portraitPicture().webp().toBuffer(), 415, 'tryon.not_a_jpeg'],
  ['an animated WebP', () => animated('webp'), 415, 'tryon.not_a_jpeg'],
  ['an AVIF', () => portraitPicture().resize(64).avif({ effort: 0 }).toBuffer(), 415, 'tryon.not_a_jpeg'],
  ['a HEIC', heicHead, 415, 'tryon.not_a_jpeg'],
  ['a TIFF', () => portraitPicture().tiff().toBuffer(), 415, 'tryon.not_a_jpeg'],
  [
    'an SVG that loads a file',
    () => Buffer.from('<svg><image href="file:///etc/passwd"/></svg>'),
    415,
    'tryon.not_a_jpeg',
  ],
  ['a PDF', () => Buffer.from('%PDF-1.7\n1 0 obj'), 415, 'tryon.not_a_jpeg'],
  ['a program', () => Buffer.from('\x7fELF\x02\x01\x01'.padEnd(400, '\0')), 415, 'tryon.not_a_jpeg'],
  ['a ZIP', zip, 415, 'tryon.not_a_jpeg'],
  ['a deflate bomb', deflateBomb, 415, 'tryon.not_a_jpeg'],
  ['a gzipped JPEG', gzipped, 415, 'tryon.not_a_jpeg', { 'content-encoding': 'gzip' }],
  [
    'a byte before the JPEG',
    async () => Buffer.concat([Buffer.from([0]), await plain()]),
    415,
    'tryon.not_a_jpeg',
  ],
  // Damaged on the way, or on purpose.
  ['only a beginning', () => Buffer.from([0xff, 0xd8]), 415, 'tryon.not_a_jpeg'],
  ['a beginning and an end', () => Buffer.from([0xff, 0xd8, 0xff, 0xd9]), 422, 'tryon.truncated'],
  ['a tenth of a JPEG', async () => (await plain()).subarray(0, 4_000), 422, 'tryon.truncated'],
  [
    'half a JPEG',
    async () => (await plain()).subarray(0, (await plain()).length / 2),
    422,
    'tryon.truncated',
  ],
  ['half a progressive one', async () => (await progressive()).subarray(0, 9_000), 422, 'tryon.truncated'],
  ['headers without a picture', async () => (await plain()).subarray(0, 300), 422, 'tryon.truncated'],
  ['a segment of no length', () => with1st(Buffer.from([0xff, 0xe1, 0, 0])), 422, 'tryon.unreadable_jpeg'],
  [
    'a segment beyond the end',
    () => Buffer.from([0xff, 0xd8, 0xff, 0xe1, 0xff, 0xff, 1, 2, 3, 4, 5, 6, 7]),
    422,
    'tryon.truncated',
  ],
  ['no frame header', () => without(0xc0), 422, 'tryon.unreadable_jpeg'],
  ['no quantisation tables', () => without(0xdb), 422, 'tryon.unreadable_jpeg'],
  ['no width', () => withFrameHeader({ width: 0 }), 422, 'tryon.unreadable_jpeg'],
  ['no height', () => withFrameHeader({ height: 0 }), 422, 'tryon.unreadable_jpeg'],
  ['no components', () => withFrameHeader({ components: 0 }), 422, 'tryon.unreadable_jpeg'],
  ['nine components', () => withFrameHeader({ components: 9 }), 422, 'tryon.unreadable_jpeg'],
  ['12 bits', () => withFrameHeader({ precision: 12 }), 422, 'tryon.unreadable_jpeg'],
  ['16 bits', () => withFrameHeader({ precision: 16 }), 422, 'tryon.unreadable_jpeg'],
  ['lossless coding', () => withFrameHeader({ marker: 0xc3 }), 422, 'tryon.unreadable_jpeg'],
  ['hierarchical coding', () => withFrameHeader({ marker: 0xc5 }), 422, 'tryon.unreadable_jpeg'],
  ['half of its last marker', async () => (await plain()).subarray(0, -1), 422, 'tryon.truncated'],
  // More than a camera sends.
  [
    'a promise of 50 megapixels',
    () => withFrameHeader({ width: 8_660, height: 5_774 }),
    413,
    'tryon.too_many_pixels',
  ],
  [
    'a promise of 4 gigapixels',
    () => withFrameHeader({ width: 65_535, height: 65_535 }),
    413,
    'tryon.too_many_pixels',
  ],
  [
    'a stripe of 65,535 pixels',
    () => withFrameHeader({ width: 65_535, height: 1 }),
    413,
    'tryon.too_many_pixels',
  ],
  ['a flat picture of 30 megapixels', () => flat(6_000, 5_000), 413, 'tryon.too_many_pixels'],
  ['one pixel too wide', () => flat(1_281, 100), 413, 'tryon.too_many_pixels'],
  ['two mebibytes', () => Buffer.alloc(2 * 1024 * 1024, 7), 413, 'request.too_large'],
  [
    'a JPEG above one mebibyte',
    () => with1st(...Array<Buffer>(17).fill(comment(Buffer.alloc(65_000)))),
    413,
    'tryon.frame_too_large',
  ],
  ['nothing', () => Buffer.alloc(0), 400, 'tryon.empty_frame'],
  // By another name.
  [
    'a PNG that says so',
    () => portraitPicture().png().toBuffer(),
    415,
    'request.unsupported',
    { 'content-type': 'image/png' },
  ],
  ['a form', plain, 415, 'request.unsupported', { 'content-type': 'multipart/form-data; boundary=x' }],
  [
    'text that says so',
    () => Buffer.from('hello'),
    415,
    'request.unsupported',
    { 'content-type': 'text/plain' },
  ],
  // Raw pixels that lie about themselves.
  ['RGBA without a size', () => Buffer.alloc(64), 400, 'tryon.bad_frame_size', { 'content-type': RAW }],
  ['RGBA of no width', () => Buffer.alloc(64), 400, 'tryon.bad_frame_size', raw(0, 4)],
  ['RGBA of minus four', () => Buffer.alloc(64), 400, 'tryon.bad_frame_size', raw(-4, -4)],
  ['RGBA of half a pixel', () => Buffer.alloc(64), 400, 'tryon.bad_frame_size', raw(4.5, 4)],
  [
    'RGBA of a size in words',
    () => Buffer.alloc(64),
    400,
    'tryon.bad_frame_size',
    { ...raw(4, 4), 'x-frame-width': 'four' },
  ],
  [
    'another format',
    () => Buffer.alloc(64),
    400,
    'tryon.bad_frame_size',
    { ...raw(4, 4), 'x-frame-format': 'yuv' },
  ],
  ['RGBA one byte short', () => Buffer.alloc(63), 400, 'tryon.bad_frame_length', raw(4, 4)],
  ['sixteen bytes for a frame', () => Buffer.alloc(16), 400, 'tryon.bad_frame_length', raw(640, 480)],
  ['RGB that says it is RGBA', () => Buffer.alloc(48), 400, 'tryon.bad_frame_length', raw(4, 4)],
  ['RGBA of 65,535 × 65,535', () => Buffer.alloc(64), 413, 'tryon.too_many_pixels', raw(65_535, 65_535)],
  // Crops that lie about their place.
  ['a crop outside of its frame', plain, 400, 'tryon.bad_crop', crop('500,400,200,200')],
  ['a crop of nothing', plain, 400, 'tryon.bad_crop', crop('0,0,0,0')],
  ['a crop of a few pixels', plain, 400, 'tryon.bad_crop', crop('0,0,15,200')],
  ['a crop without numbers', plain, 400, 'tryon.bad_crop', crop('here')],
  [
    'a crop of a frame of 65,535 px',
    plain,
    413,
    'tryon.too_many_pixels',
    { ...crop('0,0,200,200'), 'x-frame-width': '65535' },
  ],
  [
    'a raw crop of another length',
    () => Buffer.alloc(64),
    400,
    'tryon.bad_frame_length',
    { ...crop('0,0,20,20'), 'content-type': RAW },
  ],
  // Points that are none.
  ['points that are no numbers', () => points(Number.NaN), 400, 'tryon.bad_landmarks', points478()],
  ['points at infinity', () => points(Number.POSITIVE_INFINITY), 400, 'tryon.bad_landmarks', points478()],
  ['points in one place', () => points(0.5), 400, 'tryon.bad_landmarks', points478()],
  ['a picture instead of points', plain, 400, 'tryon.bad_landmarks', points478()],
];

/** Odd, but a picture: the face is found where it is. */
const TAKEN: readonly (readonly [what: string, make: Make])[] = [
  ...[1, 2, 3, 4, 5, 6, 7, 8].map(
    (turn) => [`EXIF orientation ${turn}`, () => withOrientation(turn)] as const,
  ),
  ['EXIF orientation 9, which does not exist', () => with1st(exif(9))],
  ['grayscale', () => portraitPicture().grayscale().jpeg().toBuffer()],
  ['CMYK', () => portraitPicture().toColourspace('cmyk').jpeg({ quality: 90 }).toBuffer()],
  ['progressive', () => progressive()],
  ['full chroma', () => portraitPicture().jpeg({ chromaSubsampling: '4:4:4' }).toBuffer()],
  ['another colour space', () => portraitPicture().jpeg().withIccProfile('p3').toBuffer()],
  [
    '60 KB of EXIF',
    () => with1st(appSegment(1, Buffer.concat([Buffer.from('Exif\0\0'), Buffer.alloc(60_000, 9)]))),
  ],
  [
    'a hundred segments',
    () => with1st(...Array.from({ length: 100 }, () => appSegment(9, Buffer.alloc(90, 3)))),
  ],
  ['a comment of 65 KB', () => with1st(comment(Buffer.alloc(65_000, 1)))],
  ['a page in a comment', () => with1st(comment('<script>alert(1)</script><?php system("id");'))],
  ['a ZIP behind it', async () => Buffer.concat([await plain(), zip()])],
  ['another JPEG behind it', async () => Buffer.concat([await plain(), await flat(64, 64)])],
  ['fill bytes between segments', () => with1st(Buffer.alloc(20, 0xff))],
];

describe('hostile uploads', () => {
  let sandbox: TestSandbox;
  let house: TestHouse;
  let person: Shopper;
  let session: OpenTryOn;
  let good: Buffer;

  beforeAll(async () => {
    sandbox = await testSandbox();
    house = await testHouse('SQLite', { wechat: sandbox.wechat }, { TRACKER_WORKERS: '1' });
    await house.open();
    person = await shopper(house, '小林');
    session = await tryOn(person);
    good = await plain();
  }, 60_000);
  afterAll(async () => {
    await house.close();
    await sandbox.close();
  });

  const send = async (picture: Uint8Array, headers: Headers = {}): Promise<Reply> => {
    const answer = await person.upload(`${session.path}/frames`, picture, headers);
    return { http: answer.status, ...((await answer.json()) as Omit<Reply, 'http'>) };
  };
  const noseOf = ({ faces }: Reply) => {
    const [x = 0, y = 0] = faces[0]?.landmarks[NOSE_TIP] ?? [];
    return { x: x * SIDE, y: y * SIDE };
  };
  const goodFrameWorks = async () => expect((await send(good)).status).toBe('ok');

  test('are at least sixty kinds', () => {
    expect(REFUSED.length + TAKEN.length).toBeGreaterThanOrEqual(60);
  });

  for (const [what, make, http, code, headers] of REFUSED)
    test(`${what}: refused with a clear code, and the next good frame works`, async () => {
      expect(await send(await make(), headers)).toMatchObject({ http, code });
      await goodFrameWorks();
    });

  test.each(TAKEN)('%s: is a picture, and the face is where it is', async (_what, make) => {
    const expected = noseOf(await send(good));
    const answer = await send(await make());
    expect(answer).toMatchObject({ http: 200, status: 'ok' });
    const nose = noseOf(answer);
    expect(Math.hypot(nose.x - expected.x, nose.y - expected.y)).toBeLessThan(4);
    await goodFrameWorks();
  });

  test.each([
    ['one pixel', () => flat(1, 1)],
    ['a stripe', () => flat(1_280, 16)],
    ['a picture with a broken scan', () => withScan((byte, n) => (n % 97 === 0 ? byte ^ 1 : byte))],
    ['no Huffman tables', () => without(0xc4)],
    ['a scan of zeros', () => withScan(() => 0)],
    ['a scan of markers', () => withScan(() => 0xff)],
    ['arithmetic coding that is none', () => withFrameHeader({ marker: 0xc9 })],
    ['a promise of one component', () => withFrameHeader({ components: 1 })],
    ['quality 1', () => portraitPicture().jpeg({ quality: 1 }).toBuffer()],
  ])('%s: answered with a result or a refusal, never a failure', async (_what, make) => {
    const { http } = await send(await make());
    expect([200, 415, 422]).toContain(http);
    await goodFrameWorks();
  });

  test('a sender who stops in the middle is let go, and the next good frame works', async () => {
    const { port, hostname } = new URL(house.url);
    const socket = connect(Number(port), hostname);
    socket.on('error', () => undefined);
    const head = `POST ${session.path}/frames HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${person.token}\r\n`;
    socket.write(`${head}content-type: image/jpeg\r\ncontent-length: 40000\r\n\r\n`);
    socket.write(good.subarray(0, 2_000));
    await goodFrameWorks();
    socket.destroy();
    await goodFrameWorks();
  });
});

function raw(width: number, height: number): Headers {
  return { 'content-type': RAW, 'x-frame-width': String(width), 'x-frame-height': String(height) };
}

function crop(place: string): Headers {
  return { 'x-crop': place, 'x-frame-width': '640', 'x-frame-height': '480' };
}

function points478(): Headers {
  return { 'content-type': POINTS, 'x-frame-width': '640', 'x-frame-height': '480' };
}

function points(value: number): Buffer {
  const bytes = Buffer.alloc(4 + 478 * 12);
  bytes.writeUInt16LE(478, 0);
  for (let at = 4; at < bytes.length; at += 4) bytes.writeFloatLE(value, at);
  return bytes;
}

function flat(width: number, height: number): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: '#808080' } })
    .jpeg()
    .toBuffer();
}

function progressive(): Promise<Buffer> {
  return portraitPicture().jpeg({ progressive: true }).toBuffer();
}

/** An EXIF segment that says nothing but the orientation. */
function exif(orientation: number): Buffer {
  const tiff = Buffer.from('Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\0\0\0\0\0\0\0\0', 'latin1');
  tiff.writeUInt16LE(orientation, 24);
  return appSegment(1, tiff);
}
