import { member, type Route, route } from '#http';
import { pageOf } from '#kernel';
import type { Apply } from '../app/apply.ts';
import type { AfterSaleOptions } from '../app/options.ts';
import type { OwnRequests } from '../app/own-requests.ts';
import type { AfterSaleReads } from '../app/ports.ts';
import { known } from '../app/step.ts';
import type { AfterSaleTexts } from '../app/texts.ts';
import {
  afterSaleAnswer,
  afterSalesAnswer,
  applyBody,
  optionsAnswer,
  optionsParams,
  ownQuery,
  params,
  shipBody,
} from './after-sale-contract.ts';
import { type InWords, inWords, placeOf, shown, sortKey } from './place-of.ts';

/** The shopper's side of ORD-07. */
export function memberRoutes(
  apply: Apply,
  own: OwnRequests,
  options: AfterSaleOptions,
  reads: AfterSaleReads,
  texts: AfterSaleTexts,
): readonly Route[] {
  const told = inWords(texts, 'account.own');
  return [
    route({
      method: 'get',
      path: '/v1/orders/{id}/after-sale-options',
      summary: 'What may still be given back of one of my orders, and until when',
      access: member,
      params: optionsParams,
      answers: { 200: optionsAnswer },
      problems: { 404: 'No such order of mine' },
      handle: async ({ principal: { merchantId, memberId }, params: { id } }) => ({
        json: await options(merchantId, memberId, id),
      }),
    }),
    route({
      method: 'post',
      path: '/v1/me/after-sales',
      summary: 'Ask for money back, an exchange, or what was missing; pieces and money are set aside at once',
      access: member,
      idempotent: true,
      body: applyBody,
      answers: { 201: afterSaleAnswer },
      problems: {
        404: 'No such order or line of mine',
        409: 'Too late, not received yet, not returnable, or nothing left to give back',
        422: 'More money than was paid, a gift is missing, or not an equal exchange',
      },
      handle: async ({ principal: { merchantId, memberId }, body, requestKey }) => ({
        json: await told(await apply(merchantId, memberId, body, requestKey)),
      }),
    }),
    route({
      method: 'get',
      path: '/v1/me/after-sales',
      summary: 'My requests, newest first; of one order where it is named',
      access: member,
      query: ownQuery,
      answers: { 200: afterSalesAnswer },
      handle: async ({ principal: { merchantId, memberId }, query: { cursor, limit, orderId } }) => {
        const rows = await reads.ofMember(merchantId, memberId, orderId, placeOf(cursor), limit + 1);
        const page = pageOf(rows, limit, sortKey);
        return { json: { ...page, items: (await texts.inFull(page.items, 'account.own')).map(shown) } };
      },
    }),
    route({
      method: 'get',
      path: '/v1/me/after-sales/{id}',
      summary: 'One of my requests',
      access: member,
      params,
      answers: { 200: afterSaleAnswer },
      problems: { 404: 'No such request of mine' },
      handle: async ({ principal: { merchantId, memberId }, params: { id } }) => {
        const request = await reads.find(merchantId, id);
        return { json: await told(known(request?.memberId === memberId ? request : undefined)) };
      },
    }),
    route({
      method: 'post',
      path: '/v1/me/after-sales/{id}/parcel',
      summary: 'The goods are on their way back, under this number',
      access: member,
      idempotent: true,
      params,
      body: shipBody,
      answers: { 200: afterSaleAnswer },
      problems: { 404: 'No such request of mine', 409: 'Not waiting for the goods' },
      handle: async ({ principal: { merchantId, memberId }, params: { id }, body, requestKey }) => ({
        json: await told(await own.ship({ merchantId, memberId, id, request: requestKey }, body)),
      }),
    }),
    acting(told, 'accept', 'So much is enough: the request is about what was offered', own.accept),
    acting(told, 'escalate', 'It is not enough: the owner decides about all that I asked for', own.escalate),
    acting(told, 'cancel', 'Never mind; what was set aside can be asked for again', own.cancel),
  ];
}

/** An act that needs nothing but to be said. */
function acting(told: InWords, verb: string, summary: string, act: OwnRequests['cancel']): Route {
  return route({
    method: 'post',
    path: `/v1/me/after-sales/{id}/${verb}`,
    summary,
    access: member,
    idempotent: true,
    params,
    answers: { 200: afterSaleAnswer },
    problems: { 404: 'No such request of mine', 409: 'It is at another step' },
    handle: async ({ principal: { merchantId, memberId }, params: { id }, requestKey }) => ({
      json: await told(await act({ merchantId, memberId, id, request: requestKey })),
    }),
  });
}
