import { PhotoRenderer } from '#ml/tryon';
import { ASSETS_DIR, portraitFace, portraitPicture } from '../../../support/render-face.ts';

/** Items are loaded and pictures drawn: on a crowded machine that takes longer than Jest's five seconds. */
const PATIENCE_MS = 60_000;

const FOUR = [
  'glasses-round-black',
  'glasses-cat-eye-wine',
  'glasses-square-tortoise',
  'sunglasses-aviator-gold',
] as const;

const renderer = new PhotoRenderer({ workers: 1, assetsDir: ASSETS_DIR });
beforeAll(() => renderer.start(), PATIENCE_MS);
afterAll(() => renderer.stop());

const sheet = async (itemIds: readonly string[], before = false) =>
  renderer.compare({ ...(await portraitPicture()), sight: { face: portraitFace() }, itemIds, before });

type Sheet = Awaited<ReturnType<typeof sheet>>;

/** One picture of the sheet, as bytes. */
function cell({ rgba, width, height }: Sheet, columns: number, rows: number, column: number, row: number) {
  const [across, down] = [Math.floor(width / columns), Math.floor(height / rows)];
  const lines = Array.from({ length: down - 8 }, (_, y) => {
    const from = ((row * (down + 2) + y + 2) * width + column * (across + 2) + 2) * 4;
    return rgba.subarray(from, from + (across - 8) * 4);
  });
  return Buffer.concat(lines);
}

test(
  'four items stand in a square, each on the same face, and each looks different',
  async () => {
    const made = await sheet(FOUR);
    const pair = await sheet(FOUR.slice(0, 2));
    expect(made.width).toBe(pair.width);
    expect(made.height).toBeGreaterThan(1.9 * pair.height);
    const cells = [0, 1, 2, 3].map((i) => cell(made, 2, 2, i % 2, Math.floor(i / 2)).toString('base64'));
    expect(new Set(cells).size).toBe(4);
  },
  PATIENCE_MS,
);

test(
  'before and after: the first picture is the photo as it was taken',
  async () => {
    const bare = await sheet([], true);
    const both = await sheet(['hat-fedora-camel'], true);
    expect(both.width).toBeGreaterThan(1.9 * bare.width);
    expect(both.height).toBe(bare.height);
    const row = (made: Sheet, y: number) =>
      made.rgba.subarray(y * made.width * 4).subarray(0, bare.width * 4);
    for (const y of [0, 20, bare.height - 1]) expect(Buffer.compare(row(both, y), row(bare, y))).toBe(0);
  },
  PATIENCE_MS,
);

test(
  'only the face and the room that items need are shown: the sheet of a pair is narrower than two photos',
  async () => {
    const pair = await sheet(FOUR.slice(0, 2));
    expect(pair.width).toBeLessThan(640);
    expect(pair.height).toBeLessThan(480);
  },
  PATIENCE_MS,
);
