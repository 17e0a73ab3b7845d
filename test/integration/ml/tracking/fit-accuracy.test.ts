import { Worker } from 'node:worker_threads';
import type { FitRegion } from '../../../../ml/tracking/face-track.ts';
import type { Measured } from './fit-probe.ts';

/** Thirteen rendered heads and some two hundred frames, on a machine that may be busy. */
const BUSY_MS_MAX = 300_000;

let found: Measured;
beforeAll(async () => {
  found = await new Promise<Measured>((resolve, reject) => {
    const worker = new Worker(new URL('./fit-probe.ts', import.meta.url), { stdout: true, stderr: true });
    worker.once('message', (measured: Measured) => {
      resolve(measured);
      void worker.terminate();
    });
    worker.once('error', reject);
  });
}, BUSY_MS_MAX);

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

function errorsOf(region: FitRegion, isOf: 'yaw' | 'all' = 'all') {
  return found.anchors
    .flatMap((errors) => errors?.filter((error) => error.region === region) ?? [])
    .filter(({ pitch, roll }) => isOf === 'all' || (pitch === 0 && roll === 0));
}

// All errors in per cent of the distance between the outer corners of the eyes: 1 % is about a millimetre.
describe('heads of known pose, rendered from the portrait, ±30° yaw, ±20° pitch, ±20° roll', () => {
  test('the detector takes each of them for one face', () => {
    expect(found.anchors.filter((errors) => errors === undefined)).toEqual([]);
    expect(found.anchors).toHaveLength(found.turns.length);
  });

  test.each(['yaw', 'all'] as const)(
    'glasses lie within 1.2 %% of where they belong (%s); in no turn to the side further off than 1.5, in none than 2 %%',
    (isOf) => {
      const errors = errorsOf('eyeNose', isOf);
      expect(mean(errors.map(({ fitted }) => fitted))).toBeLessThan(1.2);
      for (const { fitted } of errors) expect(fitted).toBeLessThan(isOf === 'yaw' ? 1.5 : 2);
    },
  );

  test('on heads of other shapes, lit from aside or at the edge, within 1.5 % on average', () => {
    const seen = found.heldOut.flatMap((errors) => errors ?? []);
    const glasses = seen.filter(({ region }) => region === 'eyeNose').map(({ fitted }) => fitted);
    expect(glasses).toHaveLength(36);
    expect(mean(glasses)).toBeLessThan(1.5);
    for (const fitted of glasses) expect(fitted).toBeLessThan(3);
  });

  test("three times nearer than with the library's own pose, in every single pose nearer", () => {
    const errors = errorsOf('eyeNose');
    expect(mean(errors.map(({ library }) => library))).toBeGreaterThan(
      3 * mean(errors.map(({ fitted }) => fitted)),
    );
    for (const { fitted, library } of errors) expect(fitted).toBeLessThan(library);
  });

  test('hats lie within 2.2 % and earrings within 3.5 %: forehead and cheeks show the tracker less', () => {
    expect(mean(errorsOf('forehead').map(({ fitted }) => fitted))).toBeLessThan(2.2);
    for (const { fitted } of errorsOf('forehead')) expect(fitted).toBeLessThan(5);
    expect(mean(errorsOf('ears').map(({ fitted }) => fitted))).toBeLessThan(3.5);
    for (const { fitted } of errorsOf('ears')) expect(fitted).toBeLessThan(8);
  });

  test('in a photo, which has no frames to settle in, a second look halves the error of glasses, 5 % at worst', () => {
    expect(found.photos).toHaveLength(found.turns.length);
    expect(mean(found.photos.map(({ twice }) => twice))).toBeLessThan(2.5);
    expect(mean(found.photos.map(({ once }) => once))).toBeGreaterThan(
      1.5 * mean(found.photos.map(({ twice }) => twice)),
    );
    for (const { twice } of found.photos) expect(twice).toBeLessThan(5);
  });

  test('the size of a head of known size is found within the error that is stated', () => {
    expect(found.measures).toHaveLength(5);
    for (const { pupils, outerEyes, stated } of found.measures) {
      expect(Math.abs(pupils)).toBeLessThan(stated);
      expect(Math.abs(outerEyes)).toBeLessThan(stated);
    }
    expect(Math.abs(mean(found.measures.map(({ faceWidth }) => faceWidth)))).toBeLessThan(6);
  });
});

describe('the portrait and warps of it', () => {
  test('bridge and eye corners are met within 2 %, the library misses them by more than two and a half times as much', () => {
    expect(found.pictures).toHaveLength(3);
    for (const { eyeNose, library } of found.pictures) {
      expect(eyeNose).toBeLessThan(2);
      expect(library / eyeNose).toBeGreaterThan(2.5);
    }
  });

  test('the upper face oval is met within 3 %, the cheeks before the ears within 6 %; 5.5 and 7 % on a face pressed flat', () => {
    for (const { picture, forehead, ears } of found.pictures) {
      const isFlat = picture.endsWith('wide');
      expect(forehead).toBeLessThan(isFlat ? 5.5 : 3);
      expect(ears).toBeLessThan(isFlat ? 7 : 6);
    }
  });

  test('she smiles with her jaw shut and her eyes open', () => {
    for (const { smile, jawOpen, blink } of found.pictures) {
      expect(smile).toBeGreaterThan(0.7);
      expect(jawOpen).toBeLessThan(0.2);
      expect(blink).toBeLessThan(0.2);
    }
  });
});

test('a frame drawn live on a still, noisy picture trembles five times less than from single looks', () => {
  const { stillPx, livePx } = found.jitter;
  expect(livePx).toBeGreaterThan(0);
  expect(stillPx / livePx).toBeGreaterThan(5);
});

test('it follows a face that goes to and fro once a second with less than one frame of lag', () => {
  for (const frames of found.lag) {
    expect(frames).toBeGreaterThan(-0.5);
    expect(frames).toBeLessThan(1);
  }
});
