import sharp from 'sharp';
import type { Photo, TryOnRenderer } from '#ml/tryon';
import type { PhotoComposer } from '../app/ports.ts';
import { wiped } from '../app/wiped.ts';
import { PHOTO_SIDE_PX_MAX } from '../domain/limits.ts';

const JPEG_QUALITY = 88;
/** A phone's 50-megapixel picture would take 200 MB: the tracker has refused it before it comes here. */
const PIXELS_MAX = 25_000_000;

/** Decodes (upright, at most 1280 px), draws with the renderer, encodes. Nothing is kept. */
export function photoComposer(renderer: TryOnRenderer): PhotoComposer {
  return {
    start: () => renderer.start(),
    isReady: () => renderer.isReady(),
    stop: () => renderer.stop(),
    compose: (jpeg, sight, itemIds) =>
      redrawn(jpeg, (picture) => renderer.composite({ ...picture, sight, itemIds })),
    compare: (jpeg, sight, itemIds, { before }) =>
      redrawn(jpeg, (picture) => renderer.compare({ ...picture, sight, itemIds, before })),
  };
}

type Picture = Pick<Photo, 'rgba' | 'width' | 'height'>;

/** A JPEG in, what was made of it out as JPEG; every buffer between is zeroed. */
function redrawn(jpeg: Uint8Array, draw: (picture: Picture) => Promise<Photo>): Promise<Buffer> {
  return wiped(jpeg, async () => {
    const { data, info } = await sharp(jpeg, { limitInputPixels: PIXELS_MAX, failOn: 'error' })
      .rotate()
      .resize({
        width: PHOTO_SIDE_PX_MAX,
        height: PHOTO_SIDE_PX_MAX,
        fit: 'inside',
        withoutEnlargement: true,
      })
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const rgba = new Uint8Array(data);
    data.fill(0);
    const photo = await wiped(rgba, () => draw({ rgba, width: info.width, height: info.height }));
    return wiped(photo.rgba, () =>
      sharp(photo.rgba, { raw: { width: photo.width, height: photo.height, channels: 4 } })
        .jpeg({ quality: JPEG_QUALITY })
        .toBuffer(),
    );
  });
}
