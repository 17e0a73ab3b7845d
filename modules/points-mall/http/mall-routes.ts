import { member, open, pageQuery, type Route, route, staff, wholeShopStaff } from '#http';
import { AppError, decodeCursor, pageOf, type StaffPrincipal } from '#kernel';
import type { Exchange } from '../app/exchange.ts';
import type { OfferDesk, Who } from '../app/offer-desk.ts';
import type { ShownOffer, ShowOffers } from '../app/show-offers.ts';
import {
  exchangeBody,
  exchangedAnswer,
  idParams,
  newOfferBody,
  offerAnswer,
  offersPage,
  offerTermsBody,
  shownPage,
} from './mall-contract.ts';

const EXCHANGES_PER_MINUTE_MAX = 30;

/** 积分兑换: what there is for points, and the shop's hand in it. */
export function mallRoutes(show: ShowOffers, exchange: Exchange, desk: OfferDesk): readonly Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/points-offers',
      summary: 'What may be had for points, the cheapest first',
      access: open,
      query: pageQuery,
      answers: { 200: shownPage },
      handle: async ({ merchantId, query: { cursor, limit } }) => {
        const page = pageOf(await show(merchantId, 'on', placeOf(cursor), limit + 1), limit, sortKey);
        const items = page.items.map(({ id, title, note, points, left }) => ({
          ...{ id, title, note, points, left },
        }));
        return { json: { ...page, items } };
      },
    }),
    route({
      method: 'post',
      path: '/v1/me/points-exchanges',
      summary: 'Points for a coupon, at the price that was shown',
      access: member,
      idempotent: true,
      body: exchangeBody,
      limit: { perMinute: EXCHANGES_PER_MINUTE_MAX },
      answers: { 201: exchangedAnswer },
      problems: { 404: 'No such offer', 409: 'Too few points, none left, another price, or no more for her' },
      handle: async ({ principal: { merchantId, memberId }, body, requestKey }) => ({
        status: 201,
        json: await exchange(merchantId, memberId, body, requestKey),
      }),
    }),
    route({
      method: 'get',
      path: '/v1/console/points-offers',
      summary: 'All that may be, or could be, had for points, with how many are gone',
      access: staff('owner', 'manager'),
      query: pageQuery,
      answers: { 200: offersPage },
      handle: async ({ merchantId, query: { cursor, limit } }) => ({
        json: pageOf(await show(merchantId, 'all', placeOf(cursor), limit + 1), limit, sortKey),
      }),
    }),
    route({
      method: 'post',
      path: '/v1/console/points-offers',
      summary: 'Offer a published coupon for points',
      access: wholeShopStaff('owner'),
      idempotent: true,
      body: newOfferBody,
      answers: { 201: offerAnswer },
      problems: { 404: 'No such coupon, not published, over, or for newcomers alone' },
      handle: async ({ principal, body: { templateId, ...terms }, requestKey, http }) => ({
        status: 201,
        json: await desk.create(whoActs(principal, http.request.ip), templateId, terms, requestKey),
      }),
    }),
    route({
      method: 'put',
      path: '/v1/console/points-offers/{id}',
      summary: 'Change its price and number, or take it off',
      access: wholeShopStaff('owner'),
      params: idParams,
      body: offerTermsBody,
      answers: { 200: offerAnswer },
      problems: { 404: 'No such offer', 409: 'More are gone than there would be' },
      handle: async ({ principal, params: { id }, body, http }) => ({
        json: await desk.change(whoActs(principal, http.request.ip), id, body),
      }),
    }),
  ];
}

const sortKey = ({ points, id }: ShownOffer) => [points, id];

function placeOf(cursor: string | undefined): readonly [number, string] | undefined {
  if (cursor === undefined) return undefined;
  const [points, id] = decodeCursor(cursor);
  if (typeof points === 'number' && typeof id === 'string') return [points, id];
  throw new AppError('invalid', 'request.bad_cursor', '翻页位置无效，请从头开始');
}

function whoActs({ merchantId, staffId }: StaffPrincipal, ip: string | undefined): Who {
  return { merchantId, staffId, ip: ip ?? null };
}
