import sharp from 'sharp';
import { renderModelPicture, renderProductPicture } from '#ml/tryon';

/** Pictures are drawn: on a crowded machine that takes longer than Jest's five seconds. */
const PATIENCE_MS = 60_000;
const SMALL = { width: 160, height: 160 } as const;

const rgb = async (picture: Buffer) => (await sharp(picture).removeAlpha().raw().toBuffer()) as Buffer;

/** Mean of one channel over the middle of the picture, where the item is. */
async function middle(picture: Buffer, channel: 0 | 1 | 2): Promise<number> {
  const pixels = await rgb(picture);
  let sum = 0;
  let count = 0;
  for (let y = 60; y < 100; y += 1)
    for (let x = 60; x < 100; x += 1, count += 1) sum += pixels[(y * SMALL.width + x) * 3 + channel] ?? 0;
  return sum / count;
}

test(
  'the same product gives the same picture, of the size and kind that were asked for',
  async () => {
    const first = await renderProductPicture('glasses-cat-eye-wine', { ...SMALL, format: 'png' });
    const again = await renderProductPicture('glasses-cat-eye-wine', { ...SMALL, format: 'png' });
    expect(Buffer.compare(first, again)).toBe(0);
    expect(await sharp(first).metadata()).toMatchObject({ width: 160, height: 160, format: 'png' });
  },
  PATIENCE_MS,
);

test(
  'one model is shown in other colours: a blue beanie is bluer than the teal one',
  async () => {
    const teal = await renderProductPicture('hat-beanie-teal', SMALL);
    const blue = await renderProductPicture('hat-beanie-teal', { ...SMALL, colours: { fabric: '#2030d0' } });
    expect(await middle(blue, 2)).toBeGreaterThan((await middle(teal, 2)) + 20);
    expect(await middle(blue, 1)).toBeLessThan((await middle(teal, 1)) - 20);
  },
  PATIENCE_MS,
);

test(
  'the dressmaker’s head wears the item: its picture differs from the same head with another item',
  async () => {
    const glasses = await rgb(await renderModelPicture('glasses-round-black', { ...SMALL, view: 'front' }));
    const lipstick = await rgb(await renderModelPicture('lipstick-plum-red', { ...SMALL, view: 'front' }));
    expect(Buffer.compare(glasses, lipstick)).not.toBe(0);
    // Black rims on one head, none on the other.
    const dark = (pixels: Buffer) =>
      Array.from({ length: pixels.length / 3 }, (_, i) => pixels.subarray(i * 3, i * 3 + 3)).filter((pixel) =>
        pixel.every((value) => value < 50),
      ).length;
    expect(dark(glasses)).toBeGreaterThan(dark(lipstick) + 100);
  },
  PATIENCE_MS,
);

test('a product that has no model is an error, not an empty picture', async () => {
  await expect(renderProductPicture('glasses-from-mars', SMALL)).rejects.toThrow();
});
