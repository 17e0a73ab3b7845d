import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { allItemIds, portraitWearing } from '../../support/render-face.ts';

/** Items are loaded and pictures drawn: on a crowded machine that takes longer than Jest's five seconds. */
const PATIENCE_MS = 60_000;

const GOLDEN = fileURLToPath(new URL('./portrait.webp', import.meta.url));
const HEAD = { left: 110, top: 0, width: 280, height: 250 };
const COLUMNS = 4;
/** Other processors may round a sine differently: this share of the pixels may be more than 8 apart. */
const DIFFERENT_SHARE_MAX = 0.001;
const DIFFERENT_BY = 8;

/** All items on the portrait, side by side. `UPDATE_GOLDEN=1` writes a new one: look at it before you commit it. */
async function everyItem(): Promise<{ data: Buffer; width: number; height: number }> {
  const ids = await allItemIds();
  const heads = await Promise.all(
    ids.map(async (id, i) => {
      const { rgba, width, height } = await portraitWearing(id);
      const input = await sharp(rgba, { raw: { width, height, channels: 4 } })
        .extract(HEAD)
        .png()
        .toBuffer();
      return { input, left: (i % COLUMNS) * HEAD.width, top: Math.floor(i / COLUMNS) * HEAD.height };
    }),
  );
  const width = COLUMNS * HEAD.width;
  const height = Math.ceil(ids.length / COLUMNS) * HEAD.height;
  const sheet = sharp({ create: { width, height, channels: 3, background: '#ffffff' } }).composite(heads);
  return { data: await sheet.removeAlpha().raw().toBuffer(), width, height };
}

test(
  'every item looks on the portrait as it was approved',
  async () => {
    const { data, width, height } = await everyItem();
    if (process.env['UPDATE_GOLDEN'] === '1')
      await writeFile(
        GOLDEN,
        await sharp(data, { raw: { width, height, channels: 3 } })
          .webp({ lossless: true, effort: 6 })
          .toBuffer(),
      );
    const golden = await sharp(GOLDEN).removeAlpha().raw().toBuffer();
    expect(golden.length).toBe(data.length);
    let different = 0;
    for (let i = 0; i < data.length; i += 3)
      if (
        [0, 1, 2].some(
          (channel) => Math.abs((data[i + channel] ?? 0) - (golden[i + channel] ?? 0)) > DIFFERENT_BY,
        )
      )
        different += 1;
    expect(different / (width * height)).toBeLessThanOrEqual(DIFFERENT_SHARE_MAX);
  },
  PATIENCE_MS,
);

test(
  'two processes draw the same bytes',
  async () => {
    const ids = ['sunglasses-aviator-gold', 'lipstick-coral', 'earrings-pearl-drop'];
    const support = fileURLToPath(new URL('../../support/render-face.ts', import.meta.url));
    const program = `
    import { createHash } from 'node:crypto';
    import { portraitWearing } from ${JSON.stringify(support)};
    const { rgba } = await portraitWearing(...${JSON.stringify(ids)});
    process.stdout.write(createHash('sha256').update(rgba).digest('hex'));`;
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program]);
    const { rgba } = await portraitWearing(...ids);
    expect(stdout).toBe(createHash('sha256').update(rgba).digest('hex'));
  },
  PATIENCE_MS,
);
