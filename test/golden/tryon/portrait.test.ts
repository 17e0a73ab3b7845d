import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { allItemIds, portraitWearing } from '../../support/render-face.ts';

/** Items are loaded and pictures drawn: on a crowded machine that takes longer than Jest's five seconds. */
const PATIENCE_MS = 60_000;

/** The part of the portrait that items of a kind change. Rings and clothes are not worn on a portrait. */
const PART_OF_KIND = {
  glasses: { left: 150, top: 70, width: 200, height: 100 },
  hat: { left: 110, top: 0, width: 280, height: 150 },
  earrings: { left: 150, top: 110, width: 220, height: 90 },
  necklace: { left: 110, top: 170, width: 280, height: 200 },
  lipstick: { left: 195, top: 145, width: 120, height: 80 },
  blush: { left: 180, top: 100, width: 150, height: 120 },
  eyeshadow: { left: 180, top: 80, width: 150, height: 70 },
  eyeliner: { left: 180, top: 80, width: 150, height: 70 },
  brow: { left: 180, top: 70, width: 150, height: 70 },
} as const;
type Kind = keyof typeof PART_OF_KIND;

/** Of each kind so many, the first by name: what differs within a kind is mostly its colour. */
const ITEMS_MAX = 4;
const COLUMNS = 2;
/** Other processors may round a sine differently: this share of the pixels may be more than 8 apart. */
const DIFFERENT_SHARE_MAX = 0.001;
const DIFFERENT_BY = 8;

const goldenOf = (kind: Kind) => fileURLToPath(new URL(`./portrait-${kind}.webp`, import.meta.url));

async function idsOf(kind: Kind): Promise<string[]> {
  const kinds = await Promise.all(
    (await allItemIds()).map(async (id) => {
      const manifest = new URL(`../../../ar-assets/${id}/manifest.json`, import.meta.url);
      return { id, kind: (JSON.parse(await readFile(manifest, 'utf8')) as { kind: string }).kind };
    }),
  );
  return kinds.flatMap((item) => (item.kind === kind ? [item.id] : [])).slice(0, ITEMS_MAX);
}

/** Items of a kind on the portrait, side by side. */
async function sheetOf(kind: Kind): Promise<{ data: Buffer; width: number; height: number }> {
  const part = PART_OF_KIND[kind];
  const ids = await idsOf(kind);
  const worn = await Promise.all(
    ids.map(async (id, i) => {
      const { rgba, width, height } = await portraitWearing(id);
      const input = await sharp(rgba, { raw: { width, height, channels: 4 } })
        .extract(part)
        .png()
        .toBuffer();
      return { input, left: (i % COLUMNS) * part.width, top: Math.floor(i / COLUMNS) * part.height };
    }),
  );
  const width = COLUMNS * part.width;
  const height = Math.max(1, Math.ceil(ids.length / COLUMNS)) * part.height;
  const sheet = sharp({ create: { width, height, channels: 3, background: '#ffffff' } }).composite(worn);
  return { data: await sheet.removeAlpha().raw().toBuffer(), width, height };
}

// `UPDATE_GOLDEN=1` writes new sheets: look at them before you commit them.
test.each(Object.keys(PART_OF_KIND) as Kind[])(
  '%s look on the portrait as they were approved',
  async (kind) => {
    const { data, width, height } = await sheetOf(kind);
    if (process.env['UPDATE_GOLDEN'] === '1')
      await writeFile(
        goldenOf(kind),
        await sharp(data, { raw: { width, height, channels: 3 } })
          .webp({ lossless: true, effort: 6 })
          .toBuffer(),
      );
    const golden = await sharp(goldenOf(kind)).removeAlpha().raw().toBuffer();
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
