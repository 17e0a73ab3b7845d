import { Worker } from 'node:worker_threads';
import sharp from 'sharp';
import { canonicalFace, type FaceTrack, FrameError, type TrackAnswer, TrackerPool } from '#ml/tracking';
import { eyeCornerDistancePx } from '../../../../ml/tracking/fit-face.ts';
import {
  BRIDGE_AND_EYE_CORNERS,
  focalLengthPx,
  meanErrorPx,
  poseOfMatrix,
  projectVertex,
} from '../../../../ml/tracking/geometry.ts';
import { type OtherPerson, otherPersonFrame } from '../../../support/other-people.ts';
import {
  largerFaceFrame,
  portraitFrame,
  portraitJpeg,
  type RgbaFrame,
  twoFacesFrame,
  twoFacesJpeg,
} from '../../../support/portrait.ts';

/** A start compiles 11 MB of wasm and a test tracks up to 20 frames, on a machine that may be busy. */
const BUSY_MS_MAX = 60_000;

const SIZE = { width: 640, height: 480 };
const lines: string[] = [];
const log = {
  debug: (facts: object) => void lines.push(JSON.stringify(facts)),
  info: () => undefined,
  error: () => undefined,
};
const modelDir = 'ml/models/built';

const pool = new TrackerPool({ workers: 1, modelDir, log });
beforeAll(() => pool.start(), BUSY_MS_MAX);
afterAll(() => pool.stop());

const rgba = async (i = 0) => ({ kind: 'rgba' as const, ...(await portraitFrame(i)) });
const jpeg = (bytes: Uint8Array<ArrayBuffer>) => ({ kind: 'jpeg' as const, bytes });
const plain = async (background: string) => {
  const image = sharp({ create: { ...SIZE, channels: 3, background } });
  return jpeg(new Uint8Array(await image.jpeg().toBuffer()));
};

function pixel(face: FaceTrack, landmark: number): [number, number] {
  const [x = 0, y = 0] = face.landmarks.subarray(landmark * 3);
  return [x * SIZE.width, y * SIZE.height];
}

function onlyFace({ status, faces }: TrackAnswer): FaceTrack {
  expect(status).toBe('ok');
  expect(faces).toHaveLength(1);
  return faces[0] as FaceTrack;
}

async function until(isTrue: () => boolean): Promise<void> {
  for (let waited = 0; !isTrue() && waited < 20_000; waited += 50) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  expect(isTrue()).toBe(true);
}

/** Handed over to the tracker's thread, or zeroed: no frame stays with the caller. */
function isGone(bytes: Uint8Array<ArrayBuffer>): boolean {
  return bytes.buffer.detached || bytes.every((byte) => byte === 0);
}

const POINTS = [
  ['tip of the nose', 1, 250.87, 156.16],
  ['outer corner of the right eye', 33, 213.21, 115.02],
  ['outer corner of the left eye', 263, 295.81, 119.99],
  ['right iris', 468, 224.48, 115.84],
  ['left iris', 473, 283.76, 118.95],
] as const;

describe.each(['live', 'photo'] as const)('the portrait, %s', (mode) => {
  let face: FaceTrack;
  beforeAll(async () => {
    const session = pool.openSession({ mode });
    face = onlyFace(await session.track(await rgba()));
    await session.close();
  }, BUSY_MS_MAX);

  test.each(POINTS)('%s', (_name, landmark, x, y) => {
    expect(face.landmarks).toHaveLength(478 * 3);
    const [seenX, seenY] = pixel(face, landmark);
    // A photo is looked at a second time, closer.
    expect(Math.hypot(seenX - x, seenY - y)).toBeLessThan(mode === 'live' ? 0.5 : 1.5);
  });

  test('the head is where it is: rigid, 48 cm before the camera', () => {
    const m = face.matrix;
    for (const [axis, cm] of [-7.634, 12.015, -47.968].entries()) expect(m[12 + axis]).toBeCloseTo(cm, 1);
    for (const [a, b, expected] of [
      [0, 0, 1],
      [4, 4, 1],
      [8, 8, 1],
      [0, 4, 0],
      [0, 8, 0],
      [4, 8, 0],
    ] as const) {
      const dot = [0, 1, 2].reduce((sum, i) => sum + (m[a + i] as number) * (m[b + i] as number), 0);
      expect(dot).toBeCloseTo(expected, 3);
    }
    expect([m[3], m[15]]).toEqual([0, 1]);
  });

  test('refitted on eyes and nose, the pose misses by at most 2 % of the eye-corner distance', () => {
    const eyes = eyeCornerDistancePx(face.landmarks, SIZE);
    const errorOf = (matrix: Float32Array) =>
      meanErrorPx(
        poseOfMatrix(matrix),
        face.landmarks,
        canonicalFace().positions,
        BRIDGE_AND_EYE_CORNERS,
        SIZE,
      ) / eyes;
    expect(errorOf(face.fitted.eyeNose)).toBeLessThan(0.02);
    // Not three times: the fit keeps to a turn that is true rather than to one that meets every point.
    expect(errorOf(face.fitted.eyeNose)).toBeLessThan(errorOf(face.matrix) / 2);
    expect(face.score).toBeGreaterThan(0.8);
  });

  test('the bridge of the nose, projected with the refitted pose, lies on its landmark', () => {
    const { x, y } = projectVertex(poseOfMatrix(face.fitted.eyeNose), canonicalFace().positions, 168, SIZE);
    const [seenX, seenY] = pixel(face, 168);
    expect(Math.hypot(x - seenX, y - seenY)).toBeLessThan(0.035 * eyeCornerDistancePx(face.landmarks, SIZE));
  });
});

test(
  'the camera that explains the portrait best is 63° tall',
  async () => {
    const session = pool.openSession({ mode: 'live' });
    const face = onlyFace(await session.track(await rgba()));
    await session.close();
    const { positions, poseBasis } = canonicalFace();
    const pose = poseOfMatrix(face.matrix);
    const errorAt = (degrees: number) =>
      poseBasis.reduce((sum, { landmark, weight }) => {
        const { x, y } = projectVertex(pose, positions, landmark, SIZE, focalLengthPx(SIZE.height, degrees));
        const [seenX, seenY] = pixel(face, landmark);
        return sum + weight * Math.hypot(x - seenX, y - seenY);
      }, 0);
    const fields = [45, 55, 60, 62, 63, 64, 66, 70, 80];
    const best = fields.toSorted((a, b) => errorAt(a) - errorAt(b))[0];
    expect([63, 64]).toContain(best);
  },
  BUSY_MS_MAX,
);

test(
  'a JPEG of the same frame gives the same face within a pixel, its bytes are gone',
  async () => {
    const session = pool.openSession({ mode: 'photo' });
    const exact = onlyFace(await session.track(await rgba()));
    const frame = jpeg(await portraitJpeg());
    const answer = await session.track(frame);
    const decoded = onlyFace(answer);
    let sum = 0;
    for (let i = 0; i < 478; i += 1) {
      const [[ax, ay], [bx, by]] = [pixel(exact, i), pixel(decoded, i)];
      sum += Math.hypot(ax - bx, ay - by);
    }
    expect(sum / 478).toBeLessThan(1);
    expect(answer).toMatchObject(SIZE);
    expect(isGone(frame.bytes)).toBe(true);
    await session.close();
  },
  BUSY_MS_MAX,
);

test(
  'no face, several faces and darkness are each a clear answer, and the next frame works',
  async () => {
    const session = pool.openSession({ mode: 'live' });
    expect(await session.track(await plain('#888888'))).toMatchObject({ status: 'no_face', faces: [] });
    const dark = await session.track(await plain('#050505'));
    expect(dark.status).toBe('no_face');
    expect(dark.brightness).toBeLessThan(10);
    onlyFace(await session.track(await rgba()));
    const both = await session.track(jpeg(await twoFacesJpeg()));
    expect(both.status).toBe('several_faces');
    expect(both.faces).toHaveLength(2);
    const heightOf = (face: FaceTrack) => pixel(face, 152)[1] - pixel(face, 10)[1];
    const [large, small] = both.faces as [FaceTrack, FaceTrack];
    expect(heightOf(large)).toBeGreaterThan(heightOf(small));
    // Another scene begins without memory of the last one: the very numbers of a first frame.
    const face = onlyFace(await session.track(await rgba()));
    for (const [, landmark, x, y] of POINTS) {
      const [seenX, seenY] = pixel(face, landmark);
      expect(Math.hypot(seenX - x, seenY - y)).toBeLessThan(0.5);
    }
    await session.close();
  },
  BUSY_MS_MAX,
);

test(
  'a second person who steps into the picture is noticed, and that she left as well',
  async () => {
    const session = pool.openSession({ mode: 'live' });
    const frames = async (count: number, frame: () => Promise<RgbaFrame>) => {
      const statuses: string[] = [];
      for (let i = 0; i < count; i += 1) {
        statuses.push((await session.track({ kind: 'rgba', ...(await frame()) })).status);
      }
      return statuses;
    };
    expect(await frames(2, largerFaceFrame)).toEqual(['ok', 'ok']);
    // The second person is looked for every two seconds.
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    expect(await frames(1, twoFacesFrame)).toEqual(['several_faces']);
    expect(await frames(1, twoFacesFrame)).toEqual(['several_faces']);
    expect(await frames(1, largerFaceFrame)).toEqual(['ok']);
    await session.close();
  },
  BUSY_MS_MAX,
);

test(
  'a session that is closed while a frame is in work ends in order',
  async () => {
    const session = pool.openSession({ mode: 'live' });
    const inWork = session.track(await rgba());
    await session.close();
    await expect(inWork).resolves.toMatchObject({ status: 'ok' });
  },
  BUSY_MS_MAX,
);

test.each([
  ['not a JPEG', async () => jpeg(new TextEncoder().encode('hello')), 'tryon.not_a_jpeg'],
  ['a truncated JPEG', async () => jpeg((await portraitJpeg()).slice(0, 20_000)), 'tryon.truncated'],
  [
    'a short raw frame',
    async () => ({ kind: 'rgba' as const, bytes: new Uint8Array(16), ...SIZE }),
    'tryon.bad_frame_length',
  ],
])('%s is refused with a reason, and the next good frame of the session works', async (_case, make, code) => {
  const session = pool.openSession({ mode: 'live' });
  const refused = session.track(await make());
  await expect(refused).rejects.toBeInstanceOf(FrameError);
  await expect(refused).rejects.toMatchObject({ code });
  onlyFace(await session.track(await rgba()));
  await session.close();
});

test('a picture of one pixel, raw or JPEG, is a picture without a face', async () => {
  const session = pool.openSession({ mode: 'live' });
  const pixelImage = sharp({ create: { width: 1, height: 1, channels: 3, background: '#888888' } });
  const small = jpeg(new Uint8Array(await pixelImage.jpeg().toBuffer()));
  await expect(session.track(small)).resolves.toMatchObject({ status: 'no_face', width: 1, height: 1 });
  const raw = { kind: 'rgb' as const, bytes: new Uint8Array(3), width: 1, height: 1 };
  await expect(session.track(raw)).resolves.toMatchObject({ status: 'no_face' });
  await session.close();
});

test(
  'of five frames at once the first and the last are tracked',
  async () => {
    const session = pool.openSession({ mode: 'live' });
    const frames = await Promise.all([0, 1, 2, 3, 4].map(rgba));
    const answers = await Promise.all(frames.map((frame) => session.track(frame)));
    expect(answers.map(({ status }) => status)).toEqual(['ok', 'dropped', 'dropped', 'dropped', 'ok']);
    for (const { bytes } of frames) expect(isGone(bytes)).toBe(true);
    await session.close();
  },
  BUSY_MS_MAX,
);

test('a closed session takes no more frames; closing twice is harmless', async () => {
  const session = pool.openSession({ mode: 'live' });
  await Promise.all([session.close(), session.close()]);
  await session.close();
  await expect(session.track(await rgba())).rejects.toMatchObject({ kind: 'unavailable' });
});

test(
  'above the first limit a session shares an instance, above the second it is refused; a closed one makes room',
  async () => {
    const graphs = () => lines.join().split('Graph successfully started').length - 1;
    const before = graphs();
    const open = Array.from({ length: 8 }, () => pool.openSession({ mode: 'live' }));
    expect(() => pool.openSession({ mode: 'live' })).toThrow(
      expect.objectContaining({ kind: 'unavailable', code: 'tryon.busy', facts: { retryAfterSeconds: 5 } }),
    );
    onlyFace((await open[7]?.track(await rgba())) as TrackAnswer);
    await until(() => graphs() === before + 4);
    await open[0]?.close();
    // Who has shared longest gets an instance of her own.
    await until(() => graphs() === before + 5);
    onlyFace((await open[4]?.track(await rgba())) as TrackAnswer);
    const next = pool.openSession({ mode: 'live' });
    onlyFace(await next.track(await rgba()));
    await Promise.all([...open, next].map((session) => session.close()));
  },
  BUSY_MS_MAX,
);

test(
  'hands and a body are followed beside faces, and a picture without them says so',
  async () => {
    const hands = pool.openSession({ mode: 'live', follows: 'hand' });
    const body = pool.openSession({ mode: 'live', follows: 'body' });
    const frameOf = async (person: OtherPerson) => ({
      kind: 'rgba' as const,
      ...(await otherPersonFrame(person)),
    });
    const hand = await hands.track(await frameOf('leftHand'));
    expect(hand).toMatchObject({ status: 'ok', faces: [], hands: [{ side: 'left' }] });
    expect(hand.hands[0]?.landmarks).toHaveLength(21 * 3);
    expect(hand.hands[0]?.worldLandmarks).toHaveLength(21 * 3);
    const seen = await body.track(await frameOf('body'));
    expect(seen).toMatchObject({ status: 'ok', faces: [], hands: [] });
    expect(seen.body?.landmarks).toHaveLength(33 * 3);
    expect(seen.body?.visibility[11]).toBeGreaterThan(0.9);
    expect(seen.body?.person).toMatchObject({ width: 256, height: 192 });
    expect(await hands.track(await plain('#888888'))).toMatchObject({ status: 'no_hand', hands: [] });
    const nobody = await body.track(await plain('#888888'));
    expect(nobody.status).toBe('no_body');
    expect(nobody.body).toBeUndefined();
    await Promise.all([hands.close(), body.close()]);
  },
  BUSY_MS_MAX,
);

test(
  'photos of hands and bodies stand alone',
  async () => {
    const session = pool.openSession({ mode: 'photo', follows: 'body' });
    const { status, body } = await session.track(await rgba());
    expect(status).toBe('ok');
    // The shoulders of the portrait.
    for (const [joint, x, y] of [
      [11, 353, 301],
      [12, 124, 248],
    ] as const) {
      const [seenX = 0, seenY = 0] = body?.landmarks.subarray(joint * 3) ?? [];
      expect(Math.hypot(seenX * SIZE.width - x, seenY * SIZE.height - y)).toBeLessThan(10);
    }
    await session.close();
  },
  BUSY_MS_MAX,
);

test('what the wasm prints lands in the debug log', () => {
  expect(lines.join('\n')).toContain('Graph successfully started running');
});

test(
  'a thread that dies ends its sessions and is replaced',
  async () => {
    const workers: Worker[] = [];
    const fragile = new TrackerPool({
      workers: 1,
      modelDir,
      log,
      startWorker: (data) => {
        const url = new URL('../../../../ml/tracking/sight-thread.ts', import.meta.url);
        const worker = new Worker(url, { workerData: data, stdout: true, stderr: true });
        workers.push(worker);
        return worker;
      },
    });
    await fragile.start();
    const session = fragile.openSession({ mode: 'live' });
    onlyFace(await session.track(await rgba()));
    const inWork = session.track(await rgba(1));
    await workers[0]?.terminate();
    await expect(inWork).resolves.toMatchObject({ status: 'tracker_reset' });
    await expect(session.track(await rgba(2))).rejects.toMatchObject({ code: 'tryon.tracker_lost' });
    await session.close();

    for (let waited = 0; !fragile.isReady() && waited < 200; waited += 1) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const next = fragile.openSession({ mode: 'live' });
    onlyFace(await next.track(await rgba()));
    await fragile.stop();
    expect(workers).toHaveLength(2);
  },
  BUSY_MS_MAX,
);

test('without models the start says what is missing', async () => {
  const lost = new TrackerPool({ workers: 1, modelDir: '/nowhere', log });
  await expect(lost.start()).rejects.toThrow('face_landmarker.task');
  expect(lost.isReady()).toBe(false);
});
