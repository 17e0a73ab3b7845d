import { z } from 'zod';
import { member, pageOfSchema, pageQuery, type Route, route, visitor } from '#http';
import type { MemberCoupons } from '../app/member-coupons.ts';
import { WALLET_TABS } from '../app/ports.ts';
import type { Wallet } from '../app/wallet.ts';
import {
  claimable,
  claimBody,
  exchangeBody,
  idParams,
  myCoupon,
  myCouponsPage,
  shownCodeAnswer,
} from './coupon-contract.ts';
import { claimableView, ownCoupon } from './coupon-view.ts';

const CLAIMS_PER_MINUTE_MAX = 30;
/** 75 bits of chance are not guessed at this pace, nor at any other; it spares the database. */
const EXCHANGES_PER_MINUTE_MAX = 10;
const CODES_PER_MINUTE_MAX = 60;

/** The shopper's side: 领券中心 and 我的优惠券. */
export function memberRoutes(wallet: Wallet, own: MemberCoupons): readonly Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/claimable-coupons',
      summary:
        'Coupons that anybody may claim now, those that end first at the beginning; a member sees what she had',
      access: visitor,
      query: pageQuery,
      answers: { 200: pageOfSchema(claimable) },
      handle: async ({ merchantId, principal, query: { cursor, limit } }) => {
        const page = await wallet.centre(merchantId, principal?.memberId, cursor, limit);
        return { json: { ...page, items: page.items.map(claimableView) } };
      },
    }),
    route({
      method: 'get',
      path: '/v1/me/coupons',
      summary: 'My coupons: the usable ones that run out first, or those that were used or ran out',
      access: member,
      query: pageQuery.extend({ tab: z.enum(WALLET_TABS).default('usable') }),
      answers: { 200: myCouponsPage },
      handle: async ({ principal: { merchantId, memberId }, query: { tab, cursor, limit } }) => {
        const page = await wallet.coupons(merchantId, memberId, tab, cursor, limit);
        return { json: { ...page, items: page.items.map(ownCoupon) } };
      },
    }),
    route({
      method: 'post',
      path: '/v1/me/coupons',
      summary: 'Claim a coupon of the claim centre',
      access: member,
      idempotent: true,
      body: claimBody,
      limit: { perMinute: CLAIMS_PER_MINUTE_MAX },
      answers: { 200: myCoupon },
      problems: { 404: 'No such coupon', 409: 'None left, over, not begun, or no more for this member' },
      handle: async ({ principal: { merchantId, memberId }, body: { templateId }, requestKey }) => ({
        json: ownCoupon(await own.claim(merchantId, memberId, templateId, requestKey)),
      }),
    }),
    route({
      method: 'post',
      path: '/v1/me/coupons/exchange',
      summary: 'Exchange a printed code for its coupon; each code works once',
      access: member,
      idempotent: true,
      body: exchangeBody,
      limit: { perMinute: EXCHANGES_PER_MINUTE_MAX },
      answers: { 200: myCoupon },
      problems: {
        404: 'No such code',
        409: 'Used before, or the offer is over',
        422: 'A symbol is mistyped',
      },
      handle: async ({ principal: { merchantId, memberId }, body: { code }, requestKey }) => ({
        json: ownCoupon(await own.exchange(merchantId, memberId, code, requestKey)),
      }),
    }),
    route({
      method: 'get',
      path: '/v1/me/coupons/{id}/code',
      summary: 'The code that a till scans, new every half minute, and the number to read out',
      access: member,
      params: idParams,
      limit: { perMinute: CODES_PER_MINUTE_MAX },
      answers: { 200: shownCodeAnswer },
      problems: { 404: 'No such coupon of mine', 409: 'Used, held by an order, or run out' },
      handle: async ({ principal: { merchantId, memberId }, params: { id } }) => ({
        json: await wallet.show(merchantId, memberId, id),
      }),
    }),
  ];
}
