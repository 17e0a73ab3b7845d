import sharp from 'sharp';
import type { ClothesManifest } from '../manifest.ts';

/** One size of a garment's picture: premultiplied sRGB. */
export interface GarmentLevel {
  readonly width: number;
  readonly height: number;
  /** `[height * width * 4]` */
  readonly rgba: Uint8Array;
}

/** A garment in memory, ready for any body. */
export interface DressableGarment {
  readonly manifest: ClothesManifest;
  /** The picture and its halves, largest first. */
  readonly levels: readonly GarmentLevel[];
}

/** Sharper than this no photo up to 1,600 px shows it; each garment then takes 4 MB. */
const WIDTH_PX_MAX = 896;
const LEVELS = 4;

export async function readyGarment(
  manifest: ClothesManifest,
  picture: Uint8Array,
): Promise<DressableGarment> {
  const { data, info } = await sharp(picture)
    .resize({ width: WIDTH_PX_MAX, withoutEnlargement: true })
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const levels: GarmentLevel[] = [premultiplied(data, info.width, info.height)];
  for (let level = levels[0]; level !== undefined && levels.length < LEVELS; level = levels.at(-1))
    levels.push(halved(level));
  return { manifest, levels };
}

function premultiplied(data: Uint8Array, width: number, height: number): GarmentLevel {
  const rgba = new Uint8Array(data.length);
  for (let at = 0; at < data.length; at += 4) {
    const alpha = data[at + 3] as number;
    for (let channel = 0; channel < 3; channel += 1)
      rgba[at + channel] = Math.round(((data[at + channel] as number) * alpha) / 255);
    rgba[at + 3] = alpha;
  }
  return { width, height, rgba };
}

function halved({ width, height, rgba }: GarmentLevel): GarmentLevel {
  const [columns, rows] = [Math.max(1, width >> 1), Math.max(1, height >> 1)];
  const half = new Uint8Array(columns * rows * 4);
  for (let y = 0; y < rows; y += 1)
    for (let x = 0; x < columns; x += 1)
      for (let channel = 0; channel < 4; channel += 1) {
        const at = (y * 2 * width + x * 2) * 4 + channel;
        const below = at + width * 4;
        const sum =
          (rgba[at] as number) +
          (rgba[at + 4] as number) +
          (rgba[below] as number) +
          (rgba[below + 4] as number);
        half[(y * columns + x) * 4 + channel] = (sum + 2) >> 2;
      }
  return { width: columns, height: rows, rgba: half };
}
