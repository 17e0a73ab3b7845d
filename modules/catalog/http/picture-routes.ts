import { z } from 'zod';
import { open, type Route, route, staff } from '#http';
import { AppError } from '#kernel';
import { PICTURE_WIDTHS_PX, type Pictures, type PictureWidth } from '../app/pictures.ts';

const UPLOAD_BYTES_MAX = 10 * 1024 * 1024;
const UPLOADS_PER_MINUTE_MAX = 60;
/** The name is a hash of the picture: what lies behind it never changes. */
const FOR_EVER = 'public, max-age=31536000, immutable';

const keptPicture = z
  .object({
    id: z.string(),
    widthPx: z.int(),
    heightPx: z.int(),
    url: z.string(),
    srcset: z.string().meta({ description: 'for <img srcset>: the same picture in every width' }),
  })
  .meta({ id: 'KeptPicture' });

export const PICTURE_BODY = {
  contentTypes: ['image/jpeg', 'image/png', 'image/webp'],
  bytesMax: UPLOAD_BYTES_MAX,
} as const;

export function pictureRoutes(pictures: Pictures): readonly Route[] {
  return [
    route({
      method: 'post',
      path: '/v1/console/pictures',
      summary: 'Keeps a picture for goods: upright, without EXIF, as WebP in three widths',
      access: staff('owner', 'manager'),
      limit: { perMinute: UPLOADS_PER_MINUTE_MAX },
      body: PICTURE_BODY,
      answers: { 201: keptPicture },
      problems: {
        413: 'More than 10 MB',
        415: 'Not an image type',
        422: 'Not a picture, broken, or too many pixels',
      },
      handle: async ({ merchantId, body }) => ({ json: await pictures.keep(merchantId, body) }),
    }),
    route({
      method: 'get',
      path: '/v1/pictures/{id}/{width}',
      summary: 'A kept picture in one width; may be cached for ever',
      access: open,
      params: z.object({
        id: z.string().regex(/^[0-9a-f]{32}$/),
        width: z.coerce.number().pipe(z.literal(PICTURE_WIDTHS_PX)),
      }),
      answers: { 200: { contentType: 'image/webp' }, 304: null },
      problems: { 404: 'No such picture' },
      handle: async ({ merchantId, params: { id, width }, http }) => {
        const etag = `"${id}-${width}"`;
        const headers = { 'cache-control': FOR_EVER, etag };
        if (http.request.headers['if-none-match'] === etag) return { status: 304, headers };
        const bytes = await pictures.variant(merchantId, id, width as PictureWidth);
        if (bytes === undefined) throw new AppError('not_found', 'catalog.picture_not_found', '没有这张图片');
        return { bytes, contentType: 'image/webp', headers };
      },
    }),
  ];
}
