import sharp from 'sharp';
import type { SoftPicture } from '#ml/tryon';
import type { Part } from './photographer.ts';

const GAP_PX = 6;
const QUALITY = 82;

/** Writes pictures side by side and tells how many bytes that took. */
export async function writeSheet(
  file: string,
  pictures: readonly (SoftPicture & { readonly part?: Part })[],
  columns: number,
  widthPx: number,
): Promise<number> {
  const cells = await Promise.all(
    pictures.map(async ({ rgba, width, height, part = { left: 0, top: 0, width, height } }) =>
      sharp(rgba, { raw: { width, height, channels: 4 } })
        .extract(part)
        .resize({ width: widthPx, kernel: 'cubic' })
        .removeAlpha()
        .png({ compressionLevel: 1 })
        .toBuffer({ resolveWithObject: true }),
    ),
  );
  const heightPx = Math.max(...cells.map(({ info }) => info.height));
  const rows = Math.ceil(cells.length / columns);
  const across = columns * (widthPx + GAP_PX) - GAP_PX;
  const down = rows * (heightPx + GAP_PX) - GAP_PX;
  const { size } = await sharp({
    create: { width: across, height: down, channels: 3, background: '#ffffff' },
  })
    .composite(
      cells.map(({ data }, i) => ({
        input: data,
        left: (i % columns) * (widthPx + GAP_PX),
        top: Math.floor(i / columns) * (heightPx + GAP_PX),
      })),
    )
    .webp({ quality: QUALITY, effort: 6 })
    .toFile(file);
  return size;
}
