import { strict as assert } from 'node:assert';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { canonicalFace } from '../../ml/tracking/index.ts';
import {
  ChromiumRenderer,
  composite,
  PhotoRenderer,
  readyItem,
  type TryOnRenderer,
} from '../../ml/tryon/index.ts';
import { launchChromium } from '../../test/support/chromium.ts';
import { portraitFrame, portraitJpeg } from '../../test/support/portrait.ts';
import { portraitFace } from '../../test/support/render-face.ts';
import { treeCpuMs } from '../support/tree-cpu.ts';
import { type BenchTask, row } from '../task.ts';

const ASSETS_DIR = fileURLToPath(new URL('../../ar-assets', import.meta.url));
const ITEM = 'glasses-round-black';
const WARM_UP_CALLS = 20;
const CALLS = 60;
const JPEG_QUALITY = 88;
/** Left rim of the round glasses on the first frame of the portrait: black where there was skin. */
const RIM = { x: 205, y: 117, lumaMax: 70, within: 16 };

/** Glasses on a photo: the drawing alone, and the whole way from JPEG to JPEG beside a headless Chromium's. */
export const photoRender: BenchTask = {
  name: 'photo-render',
  async run(report) {
    report('glasses on the portrait, drawing alone');
    const drawing = await drawingMs();
    report('JPEG to JPEG, our own renderer in its thread');
    const soft = await wholeWayMs(new PhotoRenderer({ workers: 1, assetsDir: ASSETS_DIR }));
    report('JPEG to JPEG, the page’s stage in headless Chromium');
    const browser = await wholeWayMs(
      new ChromiumRenderer({ workers: 1, assetsDir: ASSETS_DIR, chromium: launchChromium }),
    );
    return [
      row('glasses on a 640×480 photo, 2×2 samples', drawing, 'ms CPU'),
      row('the same from JPEG to JPEG, beside Chromium', soft, 'ms CPU', browser),
    ];
  },
};

/** Median CPU milliseconds of drawing alone: occluders, shadow, light, blur and grain included. */
async function drawingMs(): Promise<number> {
  const { bytes, width, height } = await portraitFrame(0);
  const sight = { face: portraitFace() };
  const shape = canonicalFace();
  const items = [await readyItem(ASSETS_DIR, ITEM)];
  const draw = (): Uint8Array => {
    const rgba = bytes.slice();
    composite({ rgba, width, height }, sight, items, shape);
    return rgba;
  };
  verify(bytes, draw(), width);
  for (let i = 0; i < WARM_UP_CALLS; i += 1) draw();
  const samples = Array.from({ length: CALLS }, () => {
    const before = process.cpuUsage();
    draw();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  });
  samples.sort((a, b) => a - b);
  return samples[Math.floor(CALLS / 2)] as number;
}

/** Mean CPU milliseconds per photo of this process and everything that it started. */
async function wholeWayMs(renderer: TryOnRenderer): Promise<number> {
  sharp.concurrency(1);
  sharp.cache(false);
  const jpeg = await portraitJpeg(0);
  const sight = { face: portraitFace() };
  await renderer.start();
  try {
    const shoot = async (): Promise<Buffer> => {
      const { data, info } = await sharp(jpeg)
        .rotate()
        .ensureAlpha()
        .raw()
        .toBuffer({ resolveWithObject: true });
      const { width, height } = info;
      const rgba = new Uint8Array(data);
      const photo = await renderer.composite({ rgba, width, height, sight, itemIds: [ITEM] });
      return sharp(photo.rgba, { raw: { width, height, channels: 4 } })
        .jpeg({ quality: JPEG_QUALITY })
        .toBuffer();
    };
    const { bytes, width } = await portraitFrame(0);
    verify(
      bytes,
      await sharp(await shoot())
        .ensureAlpha()
        .raw()
        .toBuffer(),
      width,
    );
    for (let i = 0; i < WARM_UP_CALLS; i += 1) await shoot();
    const before = await treeCpuMs();
    for (let i = 0; i < CALLS; i += 1) await shoot();
    return ((await treeCpuMs()) - before) / CALLS;
  } finally {
    await renderer.stop();
  }
}

function verify(bare: Uint8Array, worn: Uint8Array, width: number): void {
  let rim = 0;
  for (let y = RIM.y - RIM.within; y <= RIM.y + RIM.within; y += 1)
    for (let x = RIM.x - RIM.within; x <= RIM.x + RIM.within; x += 1) {
      const at = (y * width + x) * 4;
      if ((bare[at] as number) > 2 * RIM.lumaMax && (worn[at] as number) < RIM.lumaMax) rim += 1;
    }
  assert.ok(rim > 20, `only ${rim} pixels of skin became black rim`);
  let changed = 0;
  for (let i = 0; i < width * 4 * 20; i += 1)
    changed += Math.abs((worn[i] as number) - (bare[i] as number)) > 24 ? 1 : 0;
  assert.ok(changed < width * 20 * 4 * 0.001, 'the sky has changed');
}
