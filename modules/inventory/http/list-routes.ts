import { z } from 'zod';
import { pageOfSchema, pageQuery, type Route, route, staff } from '#http';
import { pageOf, type SkuId, type StoreId } from '#kernel';
import type { StockLists } from '../app/stock-lists.ts';
import { MOVEMENT_REASONS } from '../domain/movement.ts';
import type { SkuDirectory, Stock } from '../tokens.ts';
import { named } from './named.ts';
import { sortKeyAt } from './sort-key.ts';
import { locationsSeen, STOCK_STAFF } from './staff-scope.ts';
import { alertAnswer, listedStock, movementAnswer, quotaAnswer, shortageAnswer } from './stock-answers.ts';
import { skuIdSchema, storeIdSchema } from './stock-contract.ts';

const ONLINE_ARTICLES_MAX = 100;
/** Who gets more has to say more. */
const ARTICLES_FOUND_MAX = 500;
const WORDS_CHARS_MAX = 60;
const LIST_CHARS_MAX = 6_500;
const SKU = '' as SkuId;
const STORE = '' as StoreId;

const access = staff(...STOCK_STAFF);
const atStore = pageQuery.extend({ storeId: storeIdSchema.optional() });
const yes = z.stringbool();
const instant = z.coerce.number().int().min(0);

/** `a,b,c` of a query, each once. */
export function skuList(max: number) {
  return z
    .string()
    .max(LIST_CHARS_MAX)
    .transform((text) => [...new Set(text.split(',').filter((part) => part !== ''))])
    .pipe(z.array(skuIdSchema).min(1).max(max));
}

/** What lies where, what moved, what is low: by location of whoever asks. */
export function listRoutes(lists: StockLists, stock: Stock, skus: SkuDirectory): readonly Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/console/stock',
      summary: 'Stock by location and article, with thresholds and what to order',
      access,
      query: atStore.extend({
        skuId: skuIdSchema.optional(),
        q: z
          .string()
          .trim()
          .min(1)
          .max(WORDS_CHARS_MAX)
          .optional()
          .meta({ description: 'name, pinyin or initials, code or barcode' }),
        low: yes.default(false),
      }),
      answers: { 200: pageOfSchema(listedStock) },
      handle: async ({ merchantId, principal, query: { storeId, skuId, q, low, cursor, limit } }) => {
        const stores = locationsSeen(principal, STOCK_STAFF, storeId);
        const after = sortKeyAt(cursor, [STORE, SKU] as const);
        const found = q === undefined ? undefined : await skus.search(merchantId, q, ARTICLES_FOUND_MAX);
        const skuIds = skuId === undefined ? found : [skuId];
        const rows = await lists.stock(merchantId, { stores, skuIds, low }, after, limit + 1);
        const page = pageOf(rows, limit, (row) => [row.storeId, row.skuId]);
        return { json: { ...page, items: await named(skus, merchantId, page.items) } };
      },
    }),
    route({
      method: 'get',
      path: '/v1/console/stock/online',
      summary: 'Pieces that can be sold online over all stores and warehouses that may',
      access,
      query: z.object({ skuIds: skuList(ONLINE_ARTICLES_MAX) }),
      answers: { 200: z.object({ items: z.array(z.object({ skuId: z.string(), sellable: z.int() })) }) },
      handle: async ({ merchantId, query }) => {
        const sums = await stock.online(merchantId, query.skuIds);
        return { json: { items: [...sums].map(([skuId, sellable]) => ({ skuId, sellable })) } };
      },
    }),
    route({
      method: 'get',
      path: '/v1/console/stock/movements',
      summary: 'The ledger of what came and went, newest first',
      access,
      query: atStore.extend({
        skuId: skuIdSchema.optional(),
        reason: z.enum(MOVEMENT_REASONS).optional(),
        from: instant.optional(),
        until: instant.optional(),
      }),
      answers: { 200: pageOfSchema(movementAnswer) },
      handle: async ({ merchantId, principal, query }) => {
        const { storeId, skuId, reason, from, until, cursor, limit } = query;
        const stores = locationsSeen(principal, STOCK_STAFF, storeId);
        const before = sortKeyAt(cursor, [0, '', SKU, STORE] as const);
        const filter = { stores, skuId, reason, from, until };
        const rows = await lists.movements(merchantId, filter, before, limit + 1);
        const page = pageOf(rows, limit, (row) => [row.at, row.document, row.skuId, row.storeId]);
        return { json: { ...page, items: await named(skus, merchantId, page.items) } };
      },
    }),
    route({
      method: 'get',
      path: '/v1/console/stock/alerts',
      summary: 'What fell to its threshold and is still low, newest first, with what to order',
      access,
      query: atStore,
      answers: { 200: pageOfSchema(alertAnswer) },
      handle: async ({ merchantId, principal, query: { storeId, cursor, limit } }) => {
        const stores = locationsSeen(principal, STOCK_STAFF, storeId);
        const before = sortKeyAt(cursor, [0, SKU, STORE] as const);
        const rows = await lists.alerts(merchantId, stores, before, limit + 1);
        const page = pageOf(rows, limit, (row) => [row.at, row.skuId, row.storeId]);
        return { json: { ...page, items: await named(skus, merchantId, page.items) } };
      },
    }),
    route({
      method: 'get',
      path: '/v1/console/stock/shortages',
      summary: 'Pieces that a till sold, or another system missed, and the books did not have: to be counted',
      access,
      query: atStore,
      answers: { 200: pageOfSchema(shortageAnswer) },
      handle: async ({ merchantId, principal, query: { storeId, cursor, limit } }) => {
        const stores = locationsSeen(principal, STOCK_STAFF, storeId);
        const before = sortKeyAt(cursor, [0, '', SKU] as const);
        const rows = await lists.shortages(merchantId, stores, before, limit + 1);
        const page = pageOf(rows, limit, (row) => [row.at, row.document, row.skuId]);
        return { json: { ...page, items: await named(skus, merchantId, page.items) } };
      },
    }),
    route({
      method: 'get',
      path: '/v1/console/stock/quotas',
      summary: 'What is set aside for channels and activities; quota = sold + held + available',
      access,
      query: atStore,
      answers: { 200: pageOfSchema(quotaAnswer) },
      handle: async ({ merchantId, principal, query: { storeId, cursor, limit } }) => {
        const stores = locationsSeen(principal, STOCK_STAFF, storeId);
        const after = sortKeyAt(cursor, [STORE, SKU, ''] as const);
        const rows = await lists.quotas(merchantId, stores, after, limit + 1);
        const page = pageOf(rows, limit, (row) => [row.storeId, row.skuId, row.id]);
        const items = await named(skus, merchantId, page.items);
        return {
          json: { ...page, items: items.map((row) => ({ ...row, overflow: row.overflow === 1 })) },
        };
      },
    }),
  ];
}
