import { z } from 'zod';
import {
  pageOfSchema,
  pageQuery,
  type Route,
  requireRoleAt,
  requireRoleEverywhere,
  route,
  staff,
} from '#http';
import { AppError, pageOf, type StaffPrincipal, type StoreId } from '#kernel';
import type { PriceChanges, PriceDesk } from '../app/authoring/price-desk.ts';
import { idParams, instant, priceFen, skuId, storeId } from './console-contract.ts';
import { placeAfter, whoActs } from './console-who.ts';

const CHANGES_AT_ONCE_MAX = 500;
const EDITORS = ['owner', 'manager'] as const;

const planned = z
  .object({
    id: z.string(),
    skuId: z.string(),
    storeId: z.string().nullable(),
    startsAt: z.int(),
    priceFen: z.int(),
    listPriceFen: z.int().nullable(),
    createdBy: z.string(),
  })
  .meta({ id: 'PlannedPrice' });
const planBody = z
  .strictObject({
    startsAt: instant,
    items: z
      .array(
        z.strictObject({
          skuId,
          storeId: storeId.nullable().default(null).meta({ description: 'null = everywhere' }),
          priceFen,
          listPriceFen: priceFen.nullable().default(null),
        }),
      )
      .min(1)
      .max(CHANGES_AT_ONCE_MAX),
  })
  .meta({ id: 'PlanPrices' });

/** Prices that change at a second to come, all of them at once (CAT-09). */
export function consolePriceRoutes(desk: PriceDesk, prices: PriceChanges): readonly Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/console/price-changes',
      summary: 'Price changes to come, the next first',
      access: staff(...EDITORS),
      query: pageQuery.extend({ skuId: skuId.optional() }),
      answers: { 200: pageOfSchema(planned) },
      handle: async ({ merchantId, query }) => {
        const found = await prices.page(merchantId, query.skuId, placeAfter(query.cursor), query.limit + 1);
        return { json: pageOf(found, query.limit, ({ startsAt, id }) => [startsAt, id]) };
      },
    }),
    route({
      method: 'post',
      path: '/v1/console/price-changes',
      summary: 'Plans prices for a second to come: before it the old ones hold, from it on the new ones',
      access: staff(...EDITORS),
      idempotent: true,
      body: planBody,
      answers: { 201: z.object({ items: z.array(planned) }) },
      problems: {
        409: 'An article has a change at that second already',
        422: 'Not in the future, no such article, or outside the range of store prices',
      },
      handle: async ({ principal, body: { startsAt, items }, requestKey, http }) => {
        for (const item of items) requireEditorAt(principal, item.storeId);
        return { json: await desk.plan(whoActs(principal, http.request, requestKey), startsAt, items) };
      },
    }),
    route({
      method: 'delete',
      path: '/v1/console/price-changes/{id}',
      summary: 'Cancels a price change that has not begun',
      access: staff(...EDITORS),
      params: idParams,
      answers: { 204: null },
      problems: { 404: 'No such change, or it has begun' },
      handle: async ({ merchantId, principal, params: { id }, http }) => {
        const found = await prices.find(merchantId, id);
        if (found === undefined)
          throw new AppError('not_found', 'catalog.price_change_not_found', '没有这次调价，或已生效');
        requireEditorAt(principal, found.storeId);
        await desk.remove(whoActs(principal, http.request), id);
        return { status: 204 };
      },
    }),
  ];
}

function requireEditorAt(principal: StaffPrincipal, at: StoreId | null): void {
  if (at === null) requireRoleEverywhere(principal, EDITORS);
  else requireRoleAt(principal, at, EDITORS);
}
