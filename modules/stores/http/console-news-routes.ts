import { z } from 'zod';
import { pageQuery, type Route, route, staff } from '#http';
import { decodeCursor, pageOf } from '#kernel';
import type { StoreLife } from '../app/ports.ts';
import type { StoreDesk } from '../app/store-desk.ts';
import {
  codeBody,
  codePage,
  idParams,
  newNewsBody,
  news,
  newsBody,
  newsPage,
  storeCode,
  storeIdSchema,
} from './store-contract.ts';
import { actsFor, STORE_MANAGERS, whoActs } from './who-acts.ts';

const managers = staff(...STORE_MANAGERS);
const TOKEN_CHARS_MAX = 32;

/** What a store tells its visitors, and the codes on its doors and shelves (STO-08). */
export function consoleNewsRoutes(desk: StoreDesk, life: StoreLife): readonly Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/console/store-news',
      summary: 'News of one store, or those for all stores (HQ), whatever their time',
      access: managers,
      query: pageQuery.extend({ storeId: storeIdSchema.optional() }),
      answers: { 200: newsPage },
      handle: async ({ merchantId, principal, query: { storeId = null, cursor, limit } }) => {
        actsFor(principal)(storeId);
        const rows = await life.news(merchantId, storeId, textOf(cursor), limit + 1);
        return { json: pageOf(rows, limit, ({ id }) => [id]) };
      },
    }),
    route({
      method: 'post',
      path: '/v1/console/store-news',
      summary: 'News for one store, or for all stores (HQ), shown between two instants',
      access: managers,
      body: newNewsBody,
      answers: { 201: news },
      problems: { 404: 'No such store' },
      handle: async ({ principal, body, http }) => {
        actsFor(principal)(body.storeId);
        return { json: await desk.addNews(whoActs(principal, http.request.ip), body) };
      },
    }),
    route({
      method: 'put',
      path: '/v1/console/store-news/{id}',
      summary: 'Changes text or time',
      access: managers,
      params: idParams,
      body: newsBody,
      answers: { 200: news },
      problems: { 404: 'No such news' },
      handle: async ({ principal, params: { id }, body, http }) => ({
        json: await desk.changeNews(whoActs(principal, http.request.ip), { id, ...body }, actsFor(principal)),
      }),
    }),
    route({
      method: 'delete',
      path: '/v1/console/store-news/{id}',
      summary: 'Takes news down',
      access: managers,
      params: idParams,
      answers: { 204: null },
      problems: { 404: 'No such news' },
      handle: async ({ principal, params: { id }, http }) => {
        await desk.removeNews(whoActs(principal, http.request.ip), id, actsFor(principal));
        return {};
      },
    }),
    route({
      method: 'get',
      path: '/v1/console/store-codes',
      summary: 'Codes of one store, ended ones too',
      access: managers,
      query: pageQuery.extend({ storeId: storeIdSchema }),
      answers: { 200: codePage },
      handle: async ({ merchantId, query: { storeId, cursor, limit } }) => {
        const rows = await life.codes(merchantId, storeId, textOf(cursor), limit + 1);
        return { json: pageOf(rows, limit, ({ token }) => [token]) };
      },
    }),
    route({
      method: 'post',
      path: '/v1/console/store-codes',
      summary: 'A code for one position in a store; its token is the `scene` of a mini-program code',
      access: managers,
      body: codeBody,
      answers: { 201: storeCode },
      problems: { 404: 'No such store' },
      handle: async ({ principal, body, http }) => ({
        json: await desk.addCode(whoActs(principal, http.request.ip), body),
      }),
    }),
    route({
      method: 'post',
      path: '/v1/console/store-codes/{token}/end',
      summary: 'A code that hangs nowhere any more; who scans it is told so',
      access: managers,
      params: z.object({ token: z.string().min(1).max(TOKEN_CHARS_MAX) }),
      answers: { 200: storeCode },
      problems: { 404: 'No such code', 409: 'It has ended before' },
      handle: async ({ principal, params: { token }, http }) => ({
        json: await desk.endCode(whoActs(principal, http.request.ip), token, actsFor(principal)),
      }),
    }),
  ];
}

function textOf(cursor: string | undefined): string {
  const [text = ''] = cursor === undefined ? [] : decodeCursor(cursor);
  return String(text);
}
