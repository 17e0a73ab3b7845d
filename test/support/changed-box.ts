import sharp from 'sharp';
import { PICTURE_SHARE } from './face-in-picture.ts';

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * Pixel box in which two screenshots differ clearly, single pixels left out; the page's own keys lie below it.
 * Only between the rows `upper` and `lower`, if they are given.
 */
export async function changedBox(
  one: Buffer,
  other: Buffer,
  [upper, lower]: readonly [upper: number, lower: number] = [0, Number.POSITIVE_INFINITY],
): Promise<Box> {
  const [a, b] = await Promise.all(
    [one, other].map((png) => sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true })),
  );
  if (a === undefined || b === undefined) throw new Error('no pictures');
  const { width, height } = a.info;
  const bottomOfPicture = Math.round(height * PICTURE_SHARE);
  const columns = new Uint32Array(width);
  const rows = new Uint32Array(bottomOfPicture);
  for (let y = Math.max(0, Math.round(upper)); y < Math.min(bottomOfPicture, lower); y += 1)
    for (let x = 0; x < width; x += 1) {
      const at = (y * width + x) * 3;
      const difference = Math.max(
        ...[0, 1, 2].map((c) => Math.abs((a.data[at + c] ?? 0) - (b.data[at + c] ?? 0))),
      );
      if (difference > 40) {
        columns[x] = (columns[x] ?? 0) + 1;
        rows[y] = (rows[y] ?? 0) + 1;
      }
    }
  const busy = (n: number) => n >= 3;
  return {
    left: columns.findIndex(busy),
    right: columns.findLastIndex(busy),
    top: rows.findIndex(busy),
    bottom: rows.findLastIndex(busy),
  };
}
