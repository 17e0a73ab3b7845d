import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { loadArItem } from './ar-item.ts';
import { hungUp } from './clothes/garment-picture.ts';
import { decodeTexture } from './decode-texture.ts';
import { dressModel, parseModel } from './item-model.ts';
import type { ItemColours } from './manifest.ts';
import { backdrop } from './product/backdrop.ts';
import { onBust } from './product/bust.ts';
import { arranged, groundShadows, type ProductView, productCamera } from './product/still-life.ts';
import { renderLayers } from './soft/render-layers.ts';

export interface ProductPictureOptions {
  /** Folder that holds the items. Default: the repository's `ar-assets`. */
  readonly assetsDir?: string;
  /** Pixels. Default 800 x 800. */
  readonly width?: number;
  readonly height?: number;
  /** Where the camera stands. */
  readonly view?: ProductView;
  /** Other colours than the item's own, by the role of the part. */
  readonly colours?: ItemColours;
  /** Backdrop, `#rrggbb`. */
  readonly background?: string;
  readonly format?: 'webp' | 'png';
}

/** The repository's own items. */
export const ASSETS_DIR = join(dirname(fileURLToPath(import.meta.url)), '../../ar-assets');
export const WARM_PAPER = '#efe7dc';
const SAMPLES_PER_SIDE = 3;
const WEBP_QUALITY = 84;

/** The item alone on a soft backdrop, for product pictures and thumbnails. Same bytes for the same options. */
export async function renderProductPicture(
  itemId: string,
  options: ProductPictureOptions = {},
): Promise<Buffer> {
  const { width = 800, height = 800, assetsDir = ASSETS_DIR, view = 'three-quarter' } = options;
  const { manifest, model } = await loadArItem(join(assetsDir, itemId));
  if (manifest.kind === 'clothes')
    return encodedPicture(
      await hungUp(model, width, height, options.background ?? WARM_PAPER),
      width,
      height,
      options.format ?? 'webp',
    );
  const dressed = dressModel(await parseModel(model, decodeTexture), manifest, options.colours);
  const item = arranged(dressed, manifest.kind);
  const camera = productCamera(item, manifest.kind, view, width / height);
  const rgba = backdrop(width, height, options.background ?? WARM_PAPER);
  const picture = { rgba, width, height };
  if (manifest.kind === 'necklace')
    renderLayers([onBust(item, manifest.shadow.contact)], camera, picture, SAMPLES_PER_SIDE);
  else {
    renderLayers([groundShadows(item, manifest.kind)], camera, picture, 1);
    renderLayers([item], camera, picture, SAMPLES_PER_SIDE);
  }
  return encodedPicture(rgba, width, height, options.format ?? 'webp');
}

export function encodedPicture(
  rgba: Uint8Array,
  width: number,
  height: number,
  format: 'webp' | 'png',
): Promise<Buffer> {
  const picture = sharp(rgba, { raw: { width, height, channels: 4 } }).removeAlpha();
  return (format === 'webp' ? picture.webp({ quality: WEBP_QUALITY }) : picture.png()).toBuffer();
}
