import type { Request } from 'express';
import { pageQuery, type Route, route, wholeShopStaff } from '#http';
import { pageOf, type StaffPrincipal } from '#kernel';
import type { MessageDesk, Who } from '../app/desk.ts';
import type { MessageReads, TemplateBook } from '../app/ports.ts';
import {
  deadAnswer,
  idParams,
  kindParams,
  redrivenAnswer,
  templateAnswer,
  templateBody,
  templatesAnswer,
} from './message-contract.ts';
import { placeOf } from './place-of.ts';

/** Templates of the mini-program, and messages that could not be sent. */
export function consoleRoutes(
  desk: MessageDesk,
  templates: TemplateBook,
  reads: MessageReads,
): readonly Route[] {
  const owners = wholeShopStaff('owner');
  return [
    route({
      method: 'get',
      path: '/v1/console/message-templates',
      summary: 'Which template of the mini-program tells what',
      access: owners,
      answers: { 200: templatesAnswer },
      handle: async ({ merchantId }) => ({ json: { items: await templates.list(merchantId) } }),
    }),
    route({
      method: 'put',
      path: '/v1/console/message-templates/{kind}',
      summary: 'The template for one kind of message, and what fills its fields; audited',
      access: owners,
      params: kindParams,
      body: templateBody,
      answers: { 200: templateAnswer },
      problems: { 422: 'A field that WeChat does not know, or that cannot take its value' },
      handle: async ({ principal, params: { kind }, body, http }) => ({
        json: await desk.putTemplate(who(principal, http), { ...body, kind }),
      }),
    }),
    route({
      method: 'get',
      path: '/v1/console/messages/dead',
      summary: 'Subscribe messages that were given up, the latest first',
      access: owners,
      query: pageQuery,
      answers: { 200: deadAnswer },
      handle: async ({ merchantId, query: { cursor, limit } }) => {
        const rows = await reads.dead(merchantId, placeOf(cursor), limit + 1);
        return { json: pageOf(rows, limit, ({ deadAt, id }) => [deadAt, id]) };
      },
    }),
    route({
      method: 'post',
      path: '/v1/console/messages/{id}/redrive',
      summary: 'Another round of attempts, with the template as it is now; audited, a repeat changes nothing',
      access: owners,
      params: idParams,
      answers: { 200: redrivenAnswer },
      problems: { 404: 'No such message' },
      handle: async ({ principal, params: { id }, http }) => ({
        json: { id, redriven: await desk.redrive(who(principal, http), id) },
      }),
    }),
  ];
}

function who({ merchantId, staffId }: StaffPrincipal, { request }: { readonly request: Request }): Who {
  return { merchantId, staffId, ip: request.ip ?? null };
}
