import type { Request } from 'express';
import { type Route, requireRoleAt, route, staff, wholeShopStaff } from '#http';
import { pageOf, type RequestKey, type StaffPrincipal, type StaffRole } from '#kernel';
import type { AfterSaleDesk, Who } from '../app/desk.ts';
import type { AfterSaleReads } from '../app/ports.ts';
import type { AfterSaleTexts } from '../app/texts.ts';
import type { AfterSale } from '../domain/after-sale.ts';
import {
  afterSaleAnswer,
  afterSalesAnswer,
  consoleQuery,
  counterBody,
  offerBody,
  params,
  receivedBody,
  referenceBody,
  rejectBody,
  resendBody,
  settingsBody,
} from './after-sale-contract.ts';
import { type InWords, inWords, placeOf, shown, sortKey } from './place-of.ts';

/** Who looks at what comes back, and sends goods. */
export const GOODS_ROLES = ['owner', 'manager', 'clerk', 'cashier'] as const satisfies readonly StaffRole[];
/** Who decides about money. */
const MONEY_ROLES = ['owner', 'manager'] as const satisfies readonly StaffRole[];
const ROUTE = '/v1/console/after-sales';

/** The shop's side of ORD-07. */
export function consoleRoutes(
  desk: AfterSaleDesk,
  reads: AfterSaleReads,
  texts: AfterSaleTexts,
): readonly Route[] {
  const told = inWords(texts, 'order.serve');
  return [
    route({
      method: 'get',
      path: ROUTE,
      summary: 'Requests about the parts of orders that my stores sold, newest first',
      access: staff(...GOODS_ROLES),
      query: consoleQuery,
      answers: { 200: afterSalesAnswer },
      handle: async ({ merchantId, principal, query: { cursor, limit, state, storeId } }) => {
        const stores = storeId === undefined ? storesOf(principal) : [storeId];
        const rows = await reads.ofStores(merchantId, stores, state, placeOf(cursor), limit + 1);
        const page = pageOf(rows, limit, sortKey);
        return { json: { ...page, items: (await texts.inFull(page.items, 'order.serve')).map(shown) } };
      },
    }),
    acting(told, 'approve', 'Yes: money goes back at once, goods are waited for', MONEY_ROLES, desk.approve),
    route({
      method: 'post',
      path: `${ROUTE}/{id}/reject`,
      summary: 'No, and why; she reads it',
      access: staff(...MONEY_ROLES),
      idempotent: true,
      params,
      body: rejectBody,
      answers: { 200: afterSaleAnswer },
      problems: PROBLEMS,
      handle: async ({ principal, params: { id }, body, requestKey, http }) => ({
        json: await told(
          await desk.reject(whoActs(principal, MONEY_ROLES, requestKey, http), id, body.answer),
        ),
      }),
    }),
    route({
      method: 'post',
      path: `${ROUTE}/{id}/offer`,
      summary: 'Less than she asked for, and why; she takes it, or the owner decides',
      access: staff(...MONEY_ROLES),
      idempotent: true,
      params,
      body: offerBody,
      answers: { 200: afterSaleAnswer },
      problems: {
        404: 'No such request or line',
        409: 'It is at another step, was offered before, or goods go back for all of their price',
        422: 'Not less than she asked for',
      },
      handle: async ({ principal, params: { id }, body: { lines, words }, requestKey, http }) => ({
        json: await told(
          await desk.offer(whoActs(principal, MONEY_ROLES, requestKey, http), id, lines, words),
        ),
      }),
    }),
    route({
      method: 'post',
      path: `${ROUTE}/{id}/received`,
      summary: 'The goods are back; what is as good as new goes on the shelf',
      access: staff(...GOODS_ROLES),
      idempotent: true,
      params,
      body: receivedBody,
      answers: { 200: afterSaleAnswer },
      problems: PROBLEMS,
      handle: async ({ principal, params: { id }, body, requestKey, http }) => ({
        json: await told(await desk.received(whoActs(principal, GOODS_ROLES, requestKey, http), id, body)),
      }),
    }),
    acting(told, 'refund', 'Money and everything that went with it goes back', MONEY_ROLES, desk.refund),
    acting(told, 'retry-refund', 'Ask the provider again, under the same number', MONEY_ROLES, desk.retry),
    route({
      method: 'post',
      path: `${ROUTE}/{id}/resend`,
      summary: 'The other article, or what was missing, is with the carrier or in her hands',
      access: staff(...GOODS_ROLES),
      idempotent: true,
      params,
      body: resendBody,
      answers: { 200: afterSaleAnswer },
      problems: PROBLEMS,
      handle: async ({ principal, params: { id }, body, requestKey, http }) => ({
        json: await told(
          await desk.resend(whoActs(principal, GOODS_ROLES, requestKey, http), id, body.parcel),
        ),
      }),
    }),
    route({
      method: 'post',
      path: `${ROUTE}/{id}/paid-by-hand`,
      summary: 'What could not go back the way it came was transferred, under this number',
      access: staff(...MONEY_ROLES),
      idempotent: true,
      params,
      body: referenceBody,
      answers: { 200: afterSaleAnswer },
      problems: PROBLEMS,
      handle: async ({ principal, params: { id }, body, requestKey, http }) => ({
        json: await told(
          await desk.paidByHand(whoActs(principal, MONEY_ROLES, requestKey, http), id, body.reference),
        ),
      }),
    }),
    route({
      method: 'post',
      path: `${ROUTE}/at-counter`,
      summary: 'Goods of an order of any store are returned at this counter, and paid back',
      access: staff(...MONEY_ROLES),
      idempotent: true,
      body: counterBody,
      answers: { 201: afterSaleAnswer },
      problems: {
        404: 'No such order or line',
        409: 'Nothing left to give back, or not handed over yet',
        422: 'More money than was paid, or a gift is missing',
      },
      handle: async ({ principal, body: { partStoreId, storeId, ...rest }, requestKey, http }) => {
        const wish = { ...rest, storeId: partStoreId, atStoreId: storeId };
        return {
          json: await told(
            await desk.returnAtCounter(whoActs(principal, MONEY_ROLES, requestKey, http), wish),
          ),
        };
      },
    }),
    route({
      method: 'get',
      path: '/v1/console/after-sale-settings',
      summary: 'Windows, and how long silence may last',
      access: staff(...MONEY_ROLES),
      answers: { 200: settingsBody },
      handle: async ({ merchantId }) => ({ json: await reads.settings(merchantId) }),
    }),
    route({
      method: 'put',
      path: '/v1/console/after-sale-settings',
      summary: 'Change them; no shorter than the law has it',
      access: wholeShopStaff('owner'),
      idempotent: true,
      body: settingsBody,
      answers: { 200: settingsBody },
      handle: async ({ principal, body, requestKey, http }) => ({
        json: await desk.setSettings(whoActs(principal, ['owner'], requestKey, http), body),
      }),
    }),
  ];
}

const PROBLEMS = { 404: 'No such request', 409: 'It is at another step' };

/** An act that needs nothing but to be said. */
function acting(
  told: InWords,
  verb: string,
  summary: string,
  roles: readonly StaffRole[],
  act: (who: Who, id: string) => Promise<AfterSale>,
): Route {
  return route({
    method: 'post',
    path: `${ROUTE}/{id}/${verb}`,
    summary,
    access: staff(...roles),
    idempotent: true,
    params,
    answers: { 200: afterSaleAnswer },
    problems: PROBLEMS,
    handle: async ({ principal, params: { id }, requestKey, http }) => ({
      json: await told(await act(whoActs(principal, roles, requestKey, http), id)),
    }),
  });
}

export function whoActs(
  principal: StaffPrincipal,
  roles: readonly StaffRole[],
  request: RequestKey,
  http: { readonly request: Request },
): Who {
  const { merchantId, staffId } = principal;
  return {
    ...{ merchantId, staffId, ip: http.request.ip ?? null, request },
    requireAt: (storeId, narrower = roles) => requireRoleAt(principal, storeId, narrower),
  };
}

/** Undefined = all of them. */
function storesOf({ grants }: StaffPrincipal) {
  const own = grants.filter(({ role }) => GOODS_ROLES.some((each) => each === role));
  if (own.some(({ storeId }) => storeId === null)) return undefined;
  return own.flatMap(({ storeId }) => storeId ?? []);
}
