import type { Request } from 'express';
import { type Route, route, wholeShopStaff } from '#http';
import { AppError, decodeCursor, pageOf, type StaffPrincipal } from '#kernel';
import type { WebhookDesk, Who } from '../app/desk.ts';
import type { Before, Subscription, WebhookReads } from '../app/ports.ts';
import {
  deliveriesAnswer,
  deliveriesQuery,
  deliveryParams,
  params,
  replayedAnswer,
  subscribeBody,
  subscribedAnswer,
  subscriptionsAnswer,
} from './webhook-contract.ts';

const PATH = '/v1/console/webhooks';
const NOT_FOUND = { 404: 'No such webhook, or no such delivery of it' };

/** Where the shop's events go, and what became of each (API-02). */
export function webhookRoutes(desk: WebhookDesk, reads: WebhookReads): readonly Route[] {
  const owners = wholeShopStaff('owner');
  return [
    route({
      method: 'post',
      path: PATH,
      summary: 'Tell a system of ours what happens; the secret of the signatures is told this once',
      access: owners,
      body: subscribeBody,
      answers: { 201: subscribedAnswer },
      problems: { 409: 'There are twenty', 422: 'Not https, or not in the public internet' },
      handle: async ({ principal, body: { url, kinds }, http }) => {
        const { subscription, secret } = await desk.subscribe(who(principal, http), url, [...new Set(kinds)]);
        return { json: { ...shown(subscription), secret } };
      },
    }),
    route({
      method: 'get',
      path: PATH,
      summary: 'Webhooks of the shop, at most twenty, without their secrets',
      access: owners,
      answers: { 200: subscriptionsAnswer },
      handle: async ({ merchantId }) => ({
        json: { items: (await reads.subscriptions(merchantId)).map(shown) },
      }),
    }),
    route({
      method: 'delete',
      path: `${PATH}/{id}`,
      summary: 'Nothing more goes there, what waits included',
      access: owners,
      params,
      answers: { 204: null },
      problems: NOT_FOUND,
      handle: async ({ principal, params: { id }, http }) => {
        await desk.unsubscribe(who(principal, http), id);
        return { status: 204 };
      },
    }),
    route({
      method: 'get',
      path: `${PATH}/{id}/deliveries`,
      summary: 'What went there or is to go, the newest first; `DEAD` = given up after a day and more',
      access: owners,
      params,
      query: deliveriesQuery,
      answers: { 200: deliveriesAnswer },
      handle: async ({ merchantId, params: { id }, query: { cursor, limit, state } }) => {
        const rows = await reads.deliveries(merchantId, id, state, placeOf(cursor), limit + 1);
        return { json: pageOf(rows, limit, (delivery) => [delivery.createdAt, delivery.id]) };
      },
    }),
    route({
      method: 'post',
      path: `${PATH}/{id}/deliveries/{deliveryId}/replay`,
      summary: 'Send it again, delivered or given up, under the same event id; audited',
      access: owners,
      params: deliveryParams,
      answers: { 200: replayedAnswer },
      problems: NOT_FOUND,
      handle: async ({ principal, params: { id, deliveryId }, http }) => ({
        json: { id: deliveryId, replayed: await desk.replay(who(principal, http), id, deliveryId) },
      }),
    }),
  ];
}

function shown({ merchantId: _shop, ...subscription }: Subscription) {
  return subscription;
}

function who({ merchantId, staffId }: StaffPrincipal, { request }: { readonly request: Request }): Who {
  return { merchantId, staffId, ip: request.ip ?? null };
}

function placeOf(cursor: string | undefined): Before | undefined {
  if (cursor === undefined) return undefined;
  const [at, id] = decodeCursor(cursor);
  if (typeof at === 'number' && typeof id === 'string') return [at, id];
  throw new AppError('invalid', 'request.bad_cursor', '翻页位置无效，请从头开始');
}
