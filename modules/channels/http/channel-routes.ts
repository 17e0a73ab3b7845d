import { type Route, route, wholeShopStaff } from '#http';
import { AppError, decodeCursor, pageOf, type StaffPrincipal } from '#kernel';
import type { ChannelDesk, Who } from '../app/channel-desk.ts';
import type { ChannelOrderStore } from '../app/ports.ts';
import type { TakeNotice } from '../app/take-notice.ts';
import {
  articleBody,
  noticeBody,
  orderParams,
  ordersAnswer,
  ordersQuery,
  outcomeAnswer,
  refuseBody,
} from './channel-contract.ts';

/** An order of a channel may be for any store. */
const access = wholeShopStaff('owner', 'manager');
const NO_ORDER = 'No such order of a channel';

/** Orders that were sold elsewhere (ORD-05): one way in for every channel, and what waits for a person. */
export function channelRoutes(
  take: TakeNotice,
  desk: ChannelDesk,
  store: Pick<ChannelOrderStore, 'page'>,
): readonly Route[] {
  return [
    route({
      method: 'post',
      path: '/v1/console/channel-notices',
      summary:
        'What a channel tells about one of its orders; late, repeated and crossed notices change nothing',
      access,
      idempotent: true,
      body: noticeBody,
      answers: { 200: outcomeAnswer },
      problems: {
        409: 'A refund of an order that has not been told yet: tell it again later',
        422: 'A refund of an article that nobody knows',
      },
      handle: async ({ merchantId, body, requestKey }) => ({
        json: await take(merchantId, body, requestKey),
      }),
    }),
    route({
      method: 'get',
      path: '/v1/console/channel-orders',
      summary: 'Orders of the channels, the ones told last first',
      access,
      query: ordersQuery,
      answers: { 200: ordersAnswer },
      handle: async ({ merchantId, query: { channel, needsYou, cursor, limit } }) => {
        const rows = await store.page(merchantId, { channel, needsYou }, seenBefore(cursor), limit + 1);
        const page = pageOf(rows, limit, ({ seenAt, id }) => [seenAt, id]);
        const items = page.items.map(({ id, channel: of, externalNo, state, orderId, problems, seenAt }) => ({
          ...{ id, channel: of, externalNo, state, orderId, problems: [...problems], seenAt },
        }));
        return { json: { ...page, items } };
      },
    }),
    route({
      method: 'post',
      path: '/v1/console/channel-orders/{id}/retry',
      summary: 'Try again, after an article was named or goods came',
      access,
      idempotent: true,
      params: orderParams,
      answers: { 200: outcomeAnswer },
      problems: {
        404: NO_ORDER,
        409: 'Nothing waits, its channel changed it at this moment, or has paid some of it back',
      },
      handle: async ({ principal, params: { id }, requestKey, http }) => ({
        json: await desk.retry(whoActs(principal, http.request.ip), id, requestKey),
      }),
    }),
    route({
      method: 'post',
      path: '/v1/console/channel-orders/{id}/refuse',
      summary: 'The shop will not serve it; its channel is told',
      access,
      idempotent: true,
      params: orderParams,
      body: refuseBody,
      answers: { 200: outcomeAnswer },
      problems: { 404: NO_ORDER, 409: 'Nothing waits' },
      handle: async ({ principal, params: { id }, body: { reason }, requestKey, http }) => ({
        json: await desk.refuse(whoActs(principal, http.request.ip), id, reason, requestKey),
      }),
    }),
    route({
      method: 'post',
      path: '/v1/console/channel-orders/{id}/settle',
      summary: 'Somebody has seen to what was told late; the order goes on as it is',
      access,
      idempotent: true,
      params: orderParams,
      answers: { 200: outcomeAnswer },
      problems: { 404: NO_ORDER, 409: 'Nothing waits' },
      handle: async ({ principal, params: { id }, requestKey, http }) => ({
        json: await desk.settle(whoActs(principal, http.request.ip), id, requestKey),
      }),
    }),
    route({
      method: 'put',
      path: '/v1/console/channel-articles',
      summary: 'Which of our articles a channel means by a name of its own',
      access,
      body: articleBody,
      answers: { 204: null },
      handle: async ({ principal, body, http }) => {
        await desk.nameArticle(whoActs(principal, http.request.ip), body);
        return { status: 204 };
      },
    }),
  ];
}

function whoActs({ merchantId, staffId }: StaffPrincipal, ip: string | undefined): Who {
  return { merchantId, staffId, ip: ip ?? null };
}

function seenBefore(cursor: string | undefined): readonly [number, string] | undefined {
  if (cursor === undefined) return undefined;
  const [seenAt, id] = decodeCursor(cursor);
  if (typeof seenAt === 'number' && typeof id === 'string') return [seenAt, id];
  throw new AppError('invalid', 'request.bad_cursor', '翻页位置无效，请从头开始');
}
