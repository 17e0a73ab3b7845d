import { pageOfSchema, pageQuery, type Route, route, staff, wholeShopStaff } from '#http';
import { AppError } from '#kernel';
import type { ShareCode } from '#modules/members';
import type { MakeScene, SceneStore } from '../app/coupon-scenes.ts';
import { whoActs } from './console-coupon-routes.ts';
import { idParams, sceneAnswer, sceneBody, sceneParams } from './coupon-contract.ts';

/** Of the mini-program: takes the coupon of the scene that it is opened with. */
const LANDING_PAGE = 'pages/coupon-gift/index';
/** A sheet of every code of a coupon, now and then. */
const PICTURES_PER_MINUTE_MAX = 60;

/** Codes that hang somewhere: who scans one claims a coupon (MKT-08). */
export function sceneRoutes(parts: {
  readonly makeScene: MakeScene;
  readonly scenes: Pick<SceneStore, 'page' | 'has'>;
  readonly shareCode: ShareCode;
}): readonly Route[] {
  const { makeScene, scenes, shareCode } = parts;
  return [
    route({
      method: 'get',
      path: '/v1/console/coupon-templates/{id}/scenes',
      summary: 'Codes of a coupon that hang somewhere',
      access: staff('owner', 'manager'),
      params: idParams,
      query: pageQuery,
      answers: { 200: pageOfSchema(sceneAnswer) },
      handle: async ({ merchantId, params: { id }, query: { cursor, limit } }) => ({
        json: await scenes.page(merchantId, id, cursor, limit),
      }),
    }),
    route({
      method: 'post',
      path: '/v1/console/coupon-templates/{id}/scenes',
      summary: 'Make a code to be printed: who scans it claims one',
      access: wholeShopStaff('owner'),
      idempotent: true,
      params: idParams,
      body: sceneBody,
      answers: { 201: sceneAnswer },
      problems: { 404: 'No such coupon' },
      handle: async ({ principal, params: { id }, body: { place }, requestKey, http }) => ({
        status: 201,
        json: await makeScene(whoActs(principal, http.request.ip), id, place, requestKey),
      }),
    }),
    route({
      method: 'get',
      path: '/v1/console/coupon-templates/{id}/scenes/{scene}/mini-program-code',
      summary: 'The code as WeChat draws it, to be printed',
      access: staff('owner', 'manager'),
      params: sceneParams,
      limit: { perMinute: PICTURES_PER_MINUTE_MAX },
      answers: { 200: { contentType: 'image/*' } },
      problems: { 404: 'No such code of this coupon', 503: 'WeChat does not answer' },
      handle: async ({ merchantId, params: { id, scene } }) => {
        if (!(await scenes.has(merchantId, id, scene)))
          throw new AppError('not_found', 'marketing.scene_unknown', '没有这个领券码');
        const { bytes, contentType } = await shareCode(scene, LANDING_PAGE);
        return { bytes, contentType };
      },
    }),
  ];
}
