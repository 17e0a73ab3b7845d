import { member, type Route, route } from '#http';
import type { CouponPasses } from '../app/coupon-passes.ts';
import type { MemberCoupons } from '../app/member-coupons.ts';
import { idParams, myCoupon, passAnswer, scanSceneBody, takeBody } from './coupon-contract.ts';
import { ownCoupon } from './coupon-view.ts';

const CLAIMS_PER_MINUTE_MAX = 30;
/** 75 bits of chance are not guessed at this pace, nor at any other; it spares the database. */
const TAKES_PER_MINUTE_MAX = 10;

/** Coupons by a code to scan, and from friend to friend (MKT-08). */
export function givingRoutes(parts: {
  readonly own: MemberCoupons;
  readonly passes: CouponPasses;
}): readonly Route[] {
  const { own, passes } = parts;
  return [
    route({
      method: 'post',
      path: '/v1/me/coupons/scan',
      summary: 'Claim the coupon of a code that hangs somewhere, within every limit of a claim',
      access: member,
      idempotent: true,
      body: scanSceneBody,
      limit: { perMinute: CLAIMS_PER_MINUTE_MAX },
      answers: { 200: myCoupon },
      problems: { 404: 'No such code', 409: 'Not now, none left, no more for her, or for newcomers alone' },
      handle: async ({ principal: { merchantId, memberId }, body: { scene }, requestKey }) => ({
        json: ownCoupon(await own.scan(merchantId, memberId, scene, requestKey)),
      }),
    }),
    route({
      method: 'post',
      path: '/v1/me/coupons/{id}/passes',
      summary: 'Offer a coupon to a friend by a link of limited life; it is locked until then (转赠)',
      access: member,
      idempotent: true,
      params: idParams,
      limit: { perMinute: CLAIMS_PER_MINUTE_MAX },
      answers: { 201: passAnswer },
      problems: {
        404: 'No such coupon of mine',
        409: 'Cannot be given away, used, held by an order, or run out',
      },
      handle: async ({ principal: { merchantId, memberId }, params: { id }, requestKey }) => ({
        status: 201,
        json: await passes.offer(merchantId, memberId, id, requestKey),
      }),
    }),
    route({
      method: 'delete',
      path: '/v1/me/coupons/{id}/passes',
      summary: 'Call an offered coupon back, unless a friend has it',
      access: member,
      params: idParams,
      answers: { 204: null },
      problems: { 404: 'No such coupon of mine', 409: 'Nobody is offered it any more' },
      handle: async ({ principal: { merchantId, memberId }, params: { id } }) => {
        await passes.callBack(merchantId, memberId, id);
        return { status: 204 };
      },
    }),
    route({
      method: 'post',
      path: '/v1/me/coupons/take',
      summary: 'Take the coupon that a friend offers; her own limits hold for it',
      access: member,
      idempotent: true,
      body: takeBody,
      limit: { perMinute: TAKES_PER_MINUTE_MAX },
      answers: { 200: myCoupon },
      problems: {
        404: 'No such link',
        409: 'Taken or returned, her own, no more for her, or for newcomers alone',
      },
      handle: async ({ principal: { merchantId, memberId }, body: { token }, requestKey }) => ({
        json: ownCoupon(await passes.take(merchantId, memberId, token, requestKey)),
      }),
    }),
  ];
}
