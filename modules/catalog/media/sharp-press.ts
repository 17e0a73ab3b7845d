import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { PICTURE_WIDTHS_PX, type PicturePress } from '../app/pictures.ts';

/** Formats by their own bytes; what a name or a header claims is not asked. SVG runs scripts, so it is none of them. */
const TAKEN: ReadonlySet<string> = new Set(['jpeg', 'png', 'webp']);
/** A 200-megapixel picture packs into a few kB and unpacks into 800 MB: refused from its header, before it is unpacked. */
const PIXELS_MAX = 40_000_000;
const SIDE_PX_MIN = 16;
const QUALITY = 80;
const HASH_CHARS = 32;

/** libvips, one picture at a time: it brings threads of its own. */
export function sharpPress(): PicturePress {
  return {
    async draw(bytes) {
      const open = () => sharp(bytes, { limitInputPixels: PIXELS_MAX, failOn: 'error', pages: 1 });
      try {
        const { format, width = 0, height = 0 } = await open().metadata();
        if (format === undefined || !TAKEN.has(format)) return undefined;
        if (width < SIDE_PX_MIN || height < SIDE_PX_MIN || width * height > PIXELS_MAX) return undefined;
        const largest = PICTURE_WIDTHS_PX[PICTURE_WIDTHS_PX.length - 1] as number;
        // Upright as the camera meant it; its EXIF (place, time, phone) is not carried over.
        const { data, info } = await open()
          .rotate()
          .resize({ width: largest, withoutEnlargement: true })
          .flatten({ background: '#ffffff' })
          .toColourspace('srgb')
          .raw()
          .toBuffer({ resolveWithObject: true });
        const raw = { width: info.width, height: info.height, channels: info.channels };
        const variants = [];
        for (const each of PICTURE_WIDTHS_PX)
          variants.push({
            width: each,
            bytes: await sharp(data, { raw })
              .resize({ width: each, withoutEnlargement: true })
              .webp({ quality: QUALITY })
              .toBuffer(),
          });
        const hash = createHash('sha256').update(JSON.stringify(raw)).update(data).digest('hex');
        return { hash: hash.slice(0, HASH_CHARS), widthPx: info.width, heightPx: info.height, variants };
      } catch {
        // libvips tells in many words what it does not like; to us it is all the same.
        return undefined;
      }
    },
  };
}
