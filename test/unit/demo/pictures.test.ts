import { mkdtempSync, readdirSync, readFileSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { drawDemoPictures } from '#demo';
import { DESIGNS } from '../../../src/demo/chain/products.ts';
import { drawingOf, pictureSources } from '../../../src/demo/pictures/picture-sources.ts';

/** Each call compares five hundred drawings with what is there. */
const DRAWING_MS_MAX = 60_000;

const drawings = DESIGNS.flatMap((design) => design.colours.map((colour) => drawingOf(design, colour)));

test('every colourway has a drawing of its own', () => {
  expect(drawings.length).toBeGreaterThan(400);
  const names = pictureSources().map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});

test('a drawing is the same each time', () => {
  const design = DESIGNS[0];
  if (design === undefined) throw new Error('there are designs');
  const [colour] = design.colours;
  expect(drawingOf(design, colour as never)).toBe(drawingOf(design, colour as never));
});

test('drawings need no font, nothing from outside, and no number that is none', () => {
  for (const svg of drawings) {
    expect(svg).not.toMatch(/<text|<image|href|NaN|undefined/);
  }
});

test.each([...new Map(DESIGNS.map((design) => [design.look.kind, design])).values()])(
  '$look.kind comes out as a picture with something on it',
  async (design) => {
    const svg = drawingOf(design, design.colours[0] as never);
    const { data, info } = await sharp(Buffer.from(svg))
      .resize(60)
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect([info.width, info.height]).toEqual([60, 60]);
    const middle = data.subarray((30 * 60 - 10) * info.channels, (30 * 60 + 10) * info.channels);
    const corner = data.subarray(0, 20 * info.channels);
    expect(Buffer.compare(middle, corner)).not.toBe(0);
  },
);

test(
  'pictures are made once: what is lost or stale is made again, the rest is left alone',
  async () => {
    const stateDir = mkdtempSync(join(tmpdir(), 'tongqu-pictures-'));
    const folder = join(stateDir, 'media');
    const few = (source: { name: string }) => /^(ring-band|food-duck-neck)/.test(source.name);
    const made: string[] = [];
    const draw = () => drawDemoPictures({ stateDir, report: (line) => made.push(line), only: few });

    await draw();
    const files = readdirSync(folder).filter((file) => file.endsWith('.webp'));
    expect(files).toHaveLength(4);
    const [lost, stale, kept] = files.map((file) => join(folder, file)) as [string, string, string, string];
    const good = readFileSync(stale);
    const keptSince = statSync(kept).mtimeMs;
    unlinkSync(lost);
    writeFileSync(stale, 'half');
    const ledger = join(folder, 'pictures.txt');
    const name = stale.split('/').at(-1) as string;
    writeFileSync(ledger, `${readFileSync(ledger, 'utf8')}${name} 0000\n`);

    made.length = 0;
    await draw();
    expect(made).toEqual(['商品图 2/2 张']);
    expect(readFileSync(stale).equals(good)).toBe(true);
    expect(statSync(lost).size).toBeGreaterThan(1_000);
    expect(statSync(kept).mtimeMs).toBe(keptSince);

    made.length = 0;
    await draw();
    expect(made).toEqual([]);
  },
  DRAWING_MS_MAX,
);
