import { type Route, route, staff } from '#http';
import type { TellTill } from '../app/tell-till.ts';
import { STOCK_MANAGERS, TILL_STAFF, whoActs } from './staff-scope.ts';
import { externalAnswer, tillAnswer } from './stock-answers.ts';
import { externalBody, tillBody } from './stock-contract.ts';

/** What tills and other systems tell. */
export function tillRoutes(tell: TellTill): readonly Route[] {
  return [
    route({
      method: 'post',
      path: '/v1/console/stock/till-sales',
      summary: 'A sale or return at a till: counted once per source and number, however often it is told',
      access: staff(...TILL_STAFF),
      idempotent: true,
      body: tillBody,
      answers: { 200: tillAnswer },
      problems: { 404: 'No such location', 422: 'An article that does not exist' },
      handle: async ({ principal, body, requestKey, http }) => ({
        json: await tell.sale(whoActs(principal, http.request.ip, requestKey), body),
      }),
    }),
    route({
      method: 'post',
      path: '/v1/console/stock/external-levels',
      summary: 'Levels as another system counts them; what is older than something seen before is ignored',
      access: staff(...STOCK_MANAGERS),
      idempotent: true,
      body: externalBody,
      answers: { 200: externalAnswer },
      problems: { 404: 'No such location', 422: 'An article that does not exist' },
      handle: async ({ principal, body, requestKey, http }) => ({
        json: await tell.levels(whoActs(principal, http.request.ip, requestKey), body),
      }),
    }),
  ];
}
