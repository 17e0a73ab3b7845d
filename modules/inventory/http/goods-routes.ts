import { z } from 'zod';
import { pageOfSchema, pageQuery, type Route, requireRoleAt, route, staff } from '#http';
import { holdsRole, type MerchantId, pageOf } from '#kernel';
import { type MoveGoods, transferNotFound } from '../app/move-goods.ts';
import type { Transfer, TransferStore } from '../app/ports.ts';
import type { SkuDirectory } from '../tokens.ts';
import { named } from './named.ts';
import { sortKeyAt } from './sort-key.ts';
import { locationsSeen, STOCK_MANAGERS, STOCK_STAFF, whoActs } from './staff-scope.ts';
import { transferAnswer } from './stock-answers.ts';
import { moveBody, receiptBody, storeIdSchema, transferBody } from './stock-contract.ts';

const access = staff(...STOCK_STAFF);
const transferParams = z.object({ id: z.string().min(1).max(64) });
const NO_LOCATION = 'No such location';
const UNKNOWN_SKU = 'An article that does not exist';

/** Goods come in, break, are found, or go from one location to another. */
export function goodsRoutes(
  goods: MoveGoods,
  transfers: TransferStore,
  skus: SkuDirectory,
): readonly Route[] {
  const shown = async (merchantId: MerchantId, transfer: Transfer) => ({
    ...transfer,
    lines: await named(skus, merchantId, transfer.lines),
  });

  return [
    route({
      method: 'post',
      path: '/v1/console/stock/moves',
      summary: 'Receive goods, write off damaged ones, adjust (managers); the same paper is booked once',
      access,
      idempotent: true,
      body: moveBody,
      answers: { 201: z.object({ document: z.string() }) },
      problems: {
        404: NO_LOCATION,
        409: 'Less is there than goes out, or the paper was booked before',
        422: UNKNOWN_SKU,
      },
      handle: async ({ principal, body, requestKey, http }) => {
        requireRoleAt(principal, body.storeId, body.kind === 'adjust' ? STOCK_MANAGERS : STOCK_STAFF);
        const who = whoActs(principal, http.request.ip, requestKey);
        return { json: await goods.move(who, { ...body, document: body.document }) };
      },
    }),
    route({
      method: 'post',
      path: '/v1/console/stock/transfers',
      summary: 'Send goods to another location: they leave this shelf and are in transit',
      access,
      idempotent: true,
      body: transferBody,
      answers: { 201: transferAnswer },
      problems: { 404: NO_LOCATION, 409: 'Less is there than is sent', 422: UNKNOWN_SKU },
      handle: async ({ principal, body, requestKey, http }) => {
        requireRoleAt(principal, body.fromStoreId, STOCK_STAFF);
        const sent = await goods.send(whoActs(principal, http.request.ip, requestKey), body);
        return { json: await shown(principal.merchantId, sent) };
      },
    }),
    route({
      method: 'post',
      path: '/v1/console/stock/transfers/{id}/receipts',
      summary: 'What of a transfer arrived, and what was lost on the way; the rest stays in transit',
      access,
      idempotent: true,
      params: transferParams,
      body: receiptBody,
      answers: { 200: transferAnswer },
      problems: { 404: 'No such transfer', 409: 'More than is in transit' },
      handle: async ({ merchantId, principal, params: { id }, body, requestKey, http }) => {
        const transfer = await transfers.find(merchantId, id);
        if (transfer === undefined) throw transferNotFound(id);
        requireRoleAt(principal, transfer.toStoreId, STOCK_STAFF);
        const receipt = { ...body, transferId: id };
        const after = await goods.receive(whoActs(principal, http.request.ip, requestKey), receipt);
        return { json: await shown(merchantId, after) };
      },
    }),
    route({
      method: 'get',
      path: '/v1/console/stock/transfers',
      summary: 'Transfers from or to my locations, newest first',
      access,
      query: pageQuery.extend({
        storeId: storeIdSchema.optional(),
        state: z.enum(['SENT', 'CLOSED']).optional(),
      }),
      answers: { 200: pageOfSchema(transferAnswer) },
      handle: async ({ merchantId, principal, query: { storeId, state, cursor, limit } }) => {
        const stores = locationsSeen(principal, STOCK_STAFF, storeId);
        const before = sortKeyAt(cursor, [0, ''] as const);
        const rows = await transfers.list(merchantId, { stores, state }, before, limit + 1);
        const page = pageOf(rows, limit, ({ sentAt, id }) => [sentAt, id]);
        const items = await Promise.all(page.items.map((transfer) => shown(merchantId, transfer)));
        return { json: { ...page, items } };
      },
    }),
    route({
      method: 'get',
      path: '/v1/console/stock/transfers/{id}',
      summary: 'One transfer from or to one of my locations',
      access,
      params: transferParams,
      answers: { 200: transferAnswer },
      problems: { 404: 'No such transfer' },
      handle: async ({ merchantId, principal, params: { id } }) => {
        const transfer = await transfers.find(merchantId, id);
        if (transfer === undefined) throw transferNotFound(id);
        if (!holdsRole(principal, transfer.fromStoreId, STOCK_STAFF))
          requireRoleAt(principal, transfer.toStoreId, STOCK_STAFF);
        return { json: await shown(merchantId, transfer) };
      },
    }),
  ];
}
