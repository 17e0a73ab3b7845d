import { strict as assert } from 'node:assert';
import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { createFollower } from '../../ml/tracking/face-models.ts';
import { compileVisionWasm, VisionLibrary } from '../../ml/tracking/vision-library.ts';
import { FRAME_HEIGHT, FRAME_WIDTH, portraitFrame, portraitJpeg } from '../../test/support/portrait.ts';

const MODEL_FILE = 'ml/models/built/face_landmarker.task';
/** V8 optimises wasm in the background for about this many frames. */
const WARM_UP_CALLS = 60;
const FRAME_MS = 33;
/** Tip of the nose on the first frame of the portrait, pixels. */
const NOSE = { landmark: 1, x: 250.87, y: 156.16, tolerancePx: 0.5 };

/** Median CPU milliseconds of `n` decodes of one 640×480 JPEG to RGBA by sharp alone. */
export async function bareDecodeMs(n: number): Promise<number> {
  const jpeg = await portraitJpeg();
  sharp.concurrency(1);
  sharp.cache(false);
  const decode = () => sharp(jpeg).ensureAlpha().raw().toBuffer();
  assert.equal((await decode()).length, FRAME_WIDTH * FRAME_HEIGHT * 4);
  return medianCpuMs(n, decode);
}

/** Median CPU milliseconds of `n` calls of MediaPipe's face landmarker (VIDEO) on one decoded frame, nothing around it. */
export async function bareTrackMs(n: number): Promise<number> {
  const library = await VisionLibrary.load(await compileVisionWasm(), () => undefined);
  const follower = await createFollower(library, await readFile(MODEL_FILE));
  const { bytes, width, height } = await portraitFrame();
  const picture = { data: new Uint8ClampedArray(bytes.buffer), width, height };
  let stampMs = 0;
  const track = () => {
    stampMs += FRAME_MS;
    return follower.task.detectForVideo(picture, stampMs);
  };
  try {
    const nose = track().faceLandmarks[0]?.[NOSE.landmark];
    assert.ok(nose !== undefined, 'the portrait has a face');
    const away = Math.hypot(nose.x * width - NOSE.x, nose.y * height - NOSE.y);
    assert.ok(away < NOSE.tolerancePx, `the nose is ${away.toFixed(2)} px from where it should be`);
    return await medianCpuMs(n, track);
  } finally {
    follower.dispose();
  }
}

async function medianCpuMs(n: number, work: () => unknown): Promise<number> {
  for (let i = 0; i < WARM_UP_CALLS; i += 1) await work();
  const samples: number[] = [];
  for (let i = 0; i < n; i += 1) {
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    samples.push((user + system) / 1_000);
  }
  samples.sort((a, b) => a - b);
  return samples[Math.floor(samples.length / 2)] as number;
}
