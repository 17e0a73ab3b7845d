import { strict as assert } from 'node:assert';
import { fileURLToPath } from 'node:url';
import { canonicalFace } from '../../ml/tracking/index.ts';
import { composite, readyItem } from '../../ml/tryon/index.ts';
import { portraitFrame } from '../../test/support/portrait.ts';
import { portraitFace } from '../../test/support/render-face.ts';
import { type BenchTask, row } from '../task.ts';

const ASSETS_DIR = fileURLToPath(new URL('../../ar-assets', import.meta.url));
const WARM_UP_CALLS = 20;
const CALLS = 60;
/** Left rim of the round glasses on the first frame of the portrait: black where there was skin. */
const RIM = { x: 205, y: 117, lumaMax: 60, within: 16 };

/** Glasses on a photo, without decoding and encoding it. */
export const photoRender: BenchTask = {
  name: 'photo-render',
  async run(report) {
    report('glasses on the portrait');
    const ms = await photoCompositeMs(CALLS);
    return [row('glasses on a 640×480 photo, 2×2 samples', ms, 'ms CPU')];
  },
};

/** Median CPU milliseconds of drawing glasses on a 640×480 photo, 2×2 samples, occluders and shadow included. */
async function photoCompositeMs(n: number): Promise<number> {
  const { bytes, width, height } = await portraitFrame(0);
  const face = portraitFace();
  const shape = canonicalFace();
  const items = [await readyItem(ASSETS_DIR, 'glasses-round-black')];
  const draw = (): Uint8Array => {
    const rgba = bytes.slice();
    composite({ rgba, width, height }, { face }, items, shape);
    return rgba;
  };
  verify(bytes, draw(), width);
  for (let i = 0; i < WARM_UP_CALLS; i += 1) draw();
  const samples = Array.from({ length: n }, () => {
    const before = process.cpuUsage();
    draw();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  });
  samples.sort((a, b) => a - b);
  return samples[Math.floor(n / 2)] as number;
}

function verify(bare: Uint8Array, worn: Uint8Array, width: number): void {
  let rim = 0;
  for (let y = RIM.y - RIM.within; y <= RIM.y + RIM.within; y += 1)
    for (let x = RIM.x - RIM.within; x <= RIM.x + RIM.within; x += 1) {
      const at = (y * width + x) * 4;
      if ((bare[at] as number) > 2 * RIM.lumaMax && (worn[at] as number) < RIM.lumaMax) rim += 1;
    }
  assert.ok(rim > 20, `only ${rim} pixels of skin became black rim`);
  assert.deepEqual(worn.subarray(0, width * 4 * 20), bare.subarray(0, width * 4 * 20), 'the sky has changed');
}
