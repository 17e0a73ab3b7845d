import { strict as assert } from 'node:assert';
import sharp from 'sharp';
import { createFollower } from '../../ml/tracking/face-models.ts';
import { compileVisionWasm, VisionLibrary } from '../../ml/tracking/vision-library.ts';
import { FRAME_HEIGHT, FRAME_WIDTH, portraitFrame, portraitJpeg } from '../../test/support/portrait.ts';

const MODEL = { file: 'ml/models/built/face_landmarker.task', hasBlendshapes: false };
const FRAME_MS = 33;
/** Tip of the nose on the first frame of the portrait, pixels. */
export const NOSE = { landmark: 1, x: 250.87, y: 156.16, tolerancePx: 0.5 };

/** Mean CPU milliseconds per frame. */
interface BareCosts {
  readonly decode: number;
  readonly track: number;
  /** Decode, then track what was decoded, frame after frame. */
  readonly together: number;
}

export interface BareFrames {
  measure(n: number): Promise<BareCosts>;
  dispose(): void;
}

/**
 * One 640×480 JPEG to RGBA by sharp alone, and MediaPipe's face landmarker (VIDEO), with nothing around them:
 * no scrub, no fit, no threads. Each part in a loop of its own finds its code and data in the caches; by turns
 * the two cost from 0.8 ms less to 2.3 ms more, by the machine's mood, which is why both figures are told. Means,
 * because a server's CPU can only be stated as a mean. A decoded picture is given back at once: left to the collector
 * it would make the bare decode look dearer than it has to be.
 */
export async function openBareFrames(): Promise<BareFrames> {
  const jpeg = await portraitJpeg();
  sharp.concurrency(1);
  sharp.cache(false);
  const { bytes } = await portraitFrame();
  const { task, track } = await openBareTracker();
  const decodeOnce = async (use: (decoded: Buffer) => void) => {
    const decoded = await sharp(jpeg).ensureAlpha().raw().toBuffer();
    assert.equal(decoded.length, FRAME_WIDTH * FRAME_HEIGHT * 4);
    use(decoded);
    (decoded.buffer as ArrayBuffer).transfer(0);
  };
  const measure = async (n: number) => ({
    decode: await meanCpuMs(n, () => decodeOnce(() => undefined)),
    track: await meanCpuMs(n, () => track(bytes)),
    together: await meanCpuMs(n, () => decodeOnce(track)),
  });
  return { measure, dispose: () => task.dispose() };
}

async function meanCpuMs(n: number, work: () => unknown): Promise<number> {
  const start = cpuMicros();
  for (let i = 0; i < n; i += 1) await work();
  return (cpuMicros() - start) / n / 1_000;
}

/** Warmed by nothing yet; its answer for the portrait is verified. */
export async function openBareTracker() {
  const library = await VisionLibrary.load(await compileVisionWasm(), () => undefined);
  const task = await createFollower(library, MODEL);
  let stampMs = 0;
  const track = ({ buffer, byteOffset, length }: Uint8Array) => {
    const data = new Uint8ClampedArray(buffer, byteOffset, length);
    stampMs += FRAME_MS;
    return task.task.detectForVideo({ data, width: FRAME_WIDTH, height: FRAME_HEIGHT }, stampMs);
  };
  const nose = track((await portraitFrame()).bytes).faceLandmarks[0]?.[NOSE.landmark];
  assert.ok(nose !== undefined, 'the portrait has a face');
  const away = Math.hypot(nose.x * FRAME_WIDTH - NOSE.x, nose.y * FRAME_HEIGHT - NOSE.y);
  assert.ok(away < NOSE.tolerancePx, `the nose is ${away.toFixed(2)} px from where it should be`);
  return { task, track };
}

function cpuMicros(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}
