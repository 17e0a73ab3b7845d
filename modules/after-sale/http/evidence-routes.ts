import { z } from 'zod';
import { member, type Reply, type Route, requireRoleAt, route, staff } from '#http';
import { PICTURE_BODY } from '#modules/catalog';
import type { Evidence } from '../app/evidence.ts';
import type { AfterSaleReads } from '../app/ports.ts';
import { known } from '../app/step.ts';
import { pictureParams } from './after-sale-contract.ts';
import { GOODS_ROLES } from './console-routes.ts';

const UPLOADS_PER_MINUTE_MAX = 20;
const WEBP = { 200: { contentType: 'image/webp' } };
const keptAnswer = z.object({ id: z.string() }).meta({ id: 'AfterSalePicture' });

/** 凭证 (ORD-07): sent up before she asks; seen by her and by the store that is asked. */
export function evidenceRoutes(evidence: Evidence, reads: AfterSaleReads): readonly Route[] {
  return [
    route({
      method: 'post',
      path: '/v1/me/after-sale-pictures',
      summary: 'Keeps a picture for a request, without EXIF; what is not asked with is forgotten after a day',
      access: member,
      limit: { perMinute: UPLOADS_PER_MINUTE_MAX },
      body: PICTURE_BODY,
      answers: { 201: keptAnswer },
      problems: {
        409: 'Too many that wait for a request',
        413: 'More than 10 MB',
        415: 'Not an image type',
        422: 'Not a picture, broken, or too many pixels',
      },
      handle: async ({ principal: { merchantId, memberId }, body }) => ({
        json: await evidence.keep(merchantId, memberId, body),
      }),
    }),
    route({
      method: 'get',
      path: '/v1/me/after-sales/{id}/pictures/{picture}',
      summary: 'A picture of one of my requests',
      access: member,
      params: pictureParams,
      answers: WEBP,
      problems: { 404: 'No such picture of mine' },
      handle: async ({ principal: { merchantId, memberId }, params: { id, picture } }) => {
        const request = await reads.find(merchantId, id);
        known(request?.memberId === memberId ? request : undefined);
        return shown(await evidence.show(merchantId, id, picture, 'account.own'));
      },
    }),
    route({
      method: 'get',
      path: '/v1/console/after-sales/{id}/pictures/{picture}',
      summary: 'A picture that she sent with a request to my store',
      access: staff(...GOODS_ROLES),
      params: pictureParams,
      answers: WEBP,
      problems: { 404: 'No such picture' },
      handle: async ({ principal, params: { id, picture } }) => {
        const { merchantId } = principal;
        const request = known(await reads.find(merchantId, id));
        requireRoleAt(principal, request.storeId, GOODS_ROLES);
        return shown(await evidence.show(merchantId, id, picture, 'order.serve'));
      },
    }),
  ];
}

/** Hers and the shop's: no cache between them keeps it. */
function shown(bytes: Buffer): Reply {
  return { bytes, contentType: 'image/webp', headers: { 'cache-control': 'private, no-store' } };
}
