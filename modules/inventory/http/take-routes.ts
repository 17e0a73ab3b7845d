import { z } from 'zod';
import { pageOfSchema, pageQuery, type Route, requireRoleAt, route, staff } from '#http';
import { holdsRole, type MerchantId, pageOf, type SkuId, type StaffPrincipal, type StaffRole } from '#kernel';
import { type CountStock, takeNotFound } from '../app/count-stock.ts';
import type { StockTake, StockTakeLine, StockTakeStore } from '../app/ports.ts';
import type { SkuDirectory } from '../tokens.ts';
import { named } from './named.ts';
import { sortKeyAt } from './sort-key.ts';
import { locationsSeen, STOCK_MANAGERS, STOCK_STAFF, whoActs } from './staff-scope.ts';
import { postedAnswer, takeAnswer, takeLines } from './stock-answers.ts';
import { beginBody, countBody, postBody, storeIdSchema, takeBody } from './stock-contract.ts';

const access = staff(...STOCK_STAFF);
const takeParams = z.object({ id: z.string().min(1).max(64) });
const UNKNOWN = 'No such stock-take';
const CLOSED = 'The stock-take is closed';

/** Stock-takes 盘点: a clerk counts blind, a manager books the differences. */
export function takeRoutes(count: CountStock, takes: StockTakeStore, skus: SkuDirectory): readonly Route[] {
  async function takeFor(
    merchantId: MerchantId,
    principal: StaffPrincipal,
    id: string,
    roles: readonly StaffRole[],
  ): Promise<StockTake> {
    const take = await takes.find(merchantId, id);
    if (take === undefined) throw takeNotFound(id);
    requireRoleAt(principal, take.storeId, roles);
    return take;
  }

  return [
    route({
      method: 'post',
      path: '/v1/console/stock/takes',
      summary: 'Open a stock-take of these articles; the shop goes on selling',
      access,
      idempotent: true,
      body: takeBody,
      answers: { 201: takeAnswer },
      problems: { 404: 'No such location', 422: 'An article that does not exist' },
      handle: async ({ principal, body, requestKey, http }) => ({
        json: await count.open(whoActs(principal, http.request.ip, requestKey), body),
      }),
    }),
    route({
      method: 'get',
      path: '/v1/console/stock/takes',
      summary: 'Stock-takes of my locations, newest first',
      access,
      query: pageQuery.extend({ storeId: storeIdSchema.optional() }),
      answers: { 200: pageOfSchema(takeAnswer) },
      handle: async ({ merchantId, principal, query: { storeId, cursor, limit } }) => {
        const stores = locationsSeen(principal, STOCK_STAFF, storeId);
        const before = sortKeyAt(cursor, [0, ''] as const);
        const rows = await takes.list(merchantId, stores, before, limit + 1);
        return { json: pageOf(rows, limit, ({ openedAt, id }) => [openedAt, id]) };
      },
    }),
    route({
      method: 'get',
      path: '/v1/console/stock/takes/{id}/lines',
      summary: 'What is to be counted; what was expected is shown to managers, and only after it was counted',
      access,
      params: takeParams,
      query: pageQuery,
      answers: { 200: takeLines },
      problems: { 404: UNKNOWN },
      handle: async ({ merchantId, principal, params: { id }, query: { cursor, limit } }) => {
        const take = await takeFor(merchantId, principal, id, STOCK_STAFF);
        const [after] = sortKeyAt(cursor, ['' as SkuId] as const) ?? [];
        const rows = await takes.lines(merchantId, id, after, limit + 1);
        const page = pageOf(rows, limit, ({ skuId }) => [skuId]);
        const sees = holdsRole(principal, take.storeId, STOCK_MANAGERS);
        const items = await named(skus, merchantId, page.items);
        return { json: { ...page, items: items.map((line) => shown(line, sees)) } };
      },
    }),
    route({
      method: 'post',
      path: '/v1/console/stock/takes/{id}/positions',
      summary: 'I begin to count these now: sales so far are in, later ones are not',
      access,
      idempotent: true,
      params: takeParams,
      body: beginBody,
      answers: { 200: takeAnswer },
      problems: { 404: UNKNOWN, 409: CLOSED, 422: 'An article that does not exist' },
      handle: async ({ merchantId, principal, params: { id }, body, requestKey, http }) => {
        await takeFor(merchantId, principal, id, STOCK_STAFF);
        const who = whoActs(principal, http.request.ip, requestKey);
        return { json: await count.begin(who, id, body.skuIds) };
      },
    }),
    route({
      method: 'post',
      path: '/v1/console/stock/takes/{id}/counts',
      summary: 'What was counted; counting again overwrites until it is booked',
      access,
      idempotent: true,
      params: takeParams,
      body: countBody,
      answers: { 200: takeAnswer },
      problems: { 404: UNKNOWN, 409: `${CLOSED}, or an article is not on it` },
      handle: async ({ merchantId, principal, params: { id }, body, requestKey, http }) => {
        await takeFor(merchantId, principal, id, STOCK_STAFF);
        const who = whoActs(principal, http.request.ip, requestKey);
        return { json: await count.count(who, id, body.lines) };
      },
    }),
    route({
      method: 'post',
      path: '/v1/console/stock/takes/{id}/posting',
      summary: 'Book the differences of what was counted (managers)',
      access: staff(...STOCK_MANAGERS),
      idempotent: true,
      params: takeParams,
      body: postBody,
      answers: { 200: postedAnswer },
      problems: { 404: UNKNOWN, 409: CLOSED },
      handle: async ({ merchantId, principal, params: { id }, body, requestKey, http }) => {
        await takeFor(merchantId, principal, id, STOCK_MANAGERS);
        const who = whoActs(principal, http.request.ip, requestKey);
        return { json: await count.post(who, id, body.note) };
      },
    }),
  ];
}

function shown<Line extends StockTakeLine & { title: string; optionText: string }>(
  line: Line,
  sees: boolean,
) {
  const { skuId, title, optionText, counted, posted, expected } = line;
  const isShown = sees && counted !== null;
  return {
    ...{ skuId, title, optionText, counted, posted },
    expected: isShown ? expected : null,
    difference: isShown ? counted - expected : null,
  };
}
