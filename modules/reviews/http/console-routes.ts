import { type Route, requireRoleAt, route, staff } from '#http';
import { pageOf, type StaffPrincipal } from '#kernel';
import type { ReviewReads } from '../app/ports.ts';
import type { ReviewDesk, Who } from '../app/review-desk.ts';
import { consoleAnswer, consoleQuery, decisionBody, replyBody, reviewParams } from './review-contract.ts';
import { placeOf, sortKey } from './review-routes.ts';
import { whole } from './review-shown.ts';

const ROLES = ['owner', 'manager'] as const;

/** The shop's side: what waits for a person, the merchant's word. */
export function reviewConsoleRoutes(desk: ReviewDesk, reads: ReviewReads): readonly Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/console/reviews',
      summary: 'Reviews in one state, newest first, of the stores that one looks after',
      access: staff(...ROLES),
      query: consoleQuery,
      answers: { 200: consoleAnswer },
      handle: async ({ merchantId, principal, query: { cursor, limit, state, storeId } }) => {
        const stores = storeId === undefined ? storesOf(principal) : [storeId];
        const rows = await reads.inState(merchantId, state, stores, placeOf(cursor), limit + 1);
        const page = pageOf(rows, limit, sortKey);
        return { json: { ...page, items: page.items.map(whole) } };
      },
    }),
    route({
      method: 'put',
      path: '/v1/console/reviews/{id}/decision',
      summary: 'Shows what was held or refused, or takes down what is shown',
      access: staff(...ROLES),
      params: reviewParams,
      body: decisionBody,
      answers: { 204: null },
      problems: { 404: 'No such review', 409: 'It is so already' },
      handle: async ({ principal, params, body, http }) => {
        await desk.decide(whoActs(principal, http.request.ip), params.id, body.part, body.show);
        return { status: 204 };
      },
    }),
    route({
      method: 'put',
      path: '/v1/console/reviews/{id}/reply',
      summary: 'The merchant’s word under a review',
      access: staff(...ROLES),
      params: reviewParams,
      body: replyBody,
      answers: { 204: null },
      problems: { 404: 'No such review' },
      handle: async ({ principal, params, body, http }) => {
        await desk.reply(whoActs(principal, http.request.ip), params.id, body.text);
        return { status: 204 };
      },
    }),
  ];
}

/** Undefined = all of them. */
function storesOf({ grants }: StaffPrincipal) {
  const own = grants.filter(({ role }) => ROLES.some((each) => each === role));
  if (own.some(({ storeId }) => storeId === null)) return undefined;
  return own.flatMap(({ storeId }) => storeId ?? []);
}

function whoActs(principal: StaffPrincipal, ip: string | undefined): Who {
  const { merchantId, staffId } = principal;
  return {
    ...{ merchantId, staffId, ip: ip ?? null },
    requireAt: (storeId) => requireRoleAt(principal, storeId, ROLES),
  };
}
