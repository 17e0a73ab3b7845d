import { z } from 'zod';
import { member, type Route, route } from '#http';
import type { ShareCode } from '../app/share-codes.ts';

const shareCodeBody = z.strictObject({
  scene: z
    .string()
    .regex(/^[\w!#$&'()*+,/:;=?@.~-]{1,32}$/)
    .meta({ description: 'what the page finds as `scene` when somebody opens it by the code' }),
  page: z
    .string()
    .max(128)
    .regex(/^[a-z][a-z0-9-]*(\/[a-z0-9-]+)+$/)
    .meta({ description: 'page of the mini-program, without a slash in front, e.g. `pages/product/index`' }),
});

/** Codes are printed on posters: a minute's browsing needs a few, a script would want thousands. */
const PER_MINUTE_MAX = 30;

export function shareRoutes(shareCode: ShareCode): readonly Route[] {
  return [
    route({
      method: 'post',
      path: '/v1/share/codes',
      summary: 'Mini-program code for a share poster',
      access: member,
      body: shareCodeBody,
      limit: { perMinute: PER_MINUTE_MAX },
      answers: { 200: { contentType: 'image/*' } },
      problems: { 503: 'WeChat does not answer' },
      handle: async ({ body }) => {
        const { bytes, contentType } = await shareCode(body.scene, body.page);
        return { bytes, contentType };
      },
    }),
  ];
}
