import { z } from 'zod';
import { type Route, requireWholeShop, route, staff } from '#http';
import { businessDayNumber, type Clock } from '#kernel';
import type { StoreDesk, StoreShelf } from '../app/authoring/store-desk.ts';
import { STORE_PRICE_BPS_MAX } from '../domain/authoring/store-price.ts';
import { DAY_MINUTES } from '../domain/daypart.ts';
import { id, name, priceFen, productId, skuId, storeId } from './console-contract.ts';
import { type shopEditor, whoActs } from './console-who.ts';

const MENU_PRODUCTS_MAX = 500;
const STORE_EDITORS = staff('owner', 'manager');
/** Whoever stands at the counter sees first that something is used up. */
const AT_THE_COUNTER = staff('owner', 'manager', 'cashier', 'clerk');

const storeParams = z.object({ storeId });
const skuParams = z.object({ storeId, skuId });
const productParams = z.object({ storeId, productId });
const menuParams = z.object({ storeId, id });
const minute = z
  .int()
  .min(0)
  .max(DAY_MINUTES - 1);
const menuBody = z
  .strictObject({
    name,
    fromMinute: minute.meta({ description: 'since midnight in Asia/Shanghai' }),
    untilMinute: minute.meta({
      description: 'first minute at which it is over; before `fromMinute` = past midnight',
    }),
    weekdays: z.array(z.int().min(0).max(6)).min(1).max(7).meta({ description: '0 = Monday' }),
    productIds: z.array(productId).max(MENU_PRODUCTS_MAX),
  })
  .refine(({ fromMinute, untilMinute }) => fromMinute !== untilMinute, { message: 'a menu lasts a while' })
  .meta({ id: 'DaypartMenuDraft' });
const menuAnswer = z
  .object({
    id: z.string(),
    storeId: z.string(),
    name: z.string(),
    fromMinute: z.int(),
    untilMinute: z.int(),
    weekdays: z.array(z.int()),
    productIds: z.array(z.string()),
  })
  .meta({ id: 'DaypartMenu' });
const range = z
  .strictObject({
    minBps: z.int().min(0).max(STORE_PRICE_BPS_MAX),
    maxBps: z.int().min(0).max(STORE_PRICE_BPS_MAX),
  })
  .refine(({ minBps, maxBps }) => minBps <= maxBps, { message: 'from low to high' })
  .meta({ id: 'StorePriceRange', description: 'of the list price, in basis points' });

/** What one store does with the goods of the whole shop (CAT-07, CAT-08). */
export function consoleStoreRoutes(desk: StoreDesk, shelf: StoreShelf, clock: Clock): readonly Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/console/catalog-settings',
      summary: 'How far stores may go from the list price',
      access: STORE_EDITORS,
      answers: { 200: range },
      handle: async ({ merchantId }) => ({ json: await shelf.range(null, merchantId) }),
    }),
    route({
      method: 'put',
      path: '/v1/console/catalog-settings',
      summary: 'Sets how far stores may go from the list price; prices that are there stay',
      access: staff('owner'),
      body: range,
      answers: { 200: range },
      handle: async ({ principal, body, http }) => ({
        json: await desk.setRange(ownerOfAll(principal, http.request), body),
      }),
    }),
    route({
      method: 'put',
      path: '/v1/console/stores/{storeId}/prices/{skuId}',
      summary: 'A price of this store’s own, within what the merchant allows',
      access: STORE_EDITORS,
      params: skuParams,
      body: z.strictObject({ priceFen }).meta({ id: 'StorePrice' }),
      answers: { 204: null },
      problems: { 404: 'No such article', 422: 'Outside the range (`details`)' },
      handle: async ({ principal, params, body, http }) => {
        await desk.setPrice(whoActs(principal, http.request), params.storeId, params.skuId, body.priceFen);
        return { status: 204 };
      },
    }),
    route({
      method: 'delete',
      path: '/v1/console/stores/{storeId}/prices/{skuId}',
      summary: 'The general price holds again',
      access: STORE_EDITORS,
      params: skuParams,
      answers: { 204: null },
      problems: { 404: 'No such article' },
      handle: async ({ principal, params, http }) => {
        await desk.setPrice(whoActs(principal, http.request), params.storeId, params.skuId, null);
        return { status: 204 };
      },
    }),
    route({
      method: 'put',
      path: '/v1/console/stores/{storeId}/assortment/{productId}',
      summary: 'Hides a product at this store, or shows it again',
      access: STORE_EDITORS,
      params: productParams,
      body: z.strictObject({ hidden: z.boolean() }).meta({ id: 'StoreAssortment' }),
      answers: { 204: null },
      problems: { 404: 'No such product' },
      handle: async ({ principal, params, body, http }) => {
        const who = whoActs(principal, http.request);
        await desk.setHidden(who, params.storeId, params.productId, body.hidden);
        return { status: 204 };
      },
    }),
    route({
      method: 'get',
      path: '/v1/console/stores/{storeId}/sold-out-today',
      summary: 'Articles that are used up for today (估清)',
      access: AT_THE_COUNTER,
      params: storeParams,
      answers: { 200: z.object({ skuIds: z.array(z.string()) }) },
      handle: async ({ merchantId, params }) => ({
        json: { skuIds: await shelf.soldOut(merchantId, params.storeId, businessDayNumber(clock.now())) },
      }),
    }),
    ...(['put', 'delete'] as const).map((method) =>
      route({
        method,
        path: '/v1/console/stores/{storeId}/sold-out-today/{skuId}',
        summary:
          method === 'put' ? 'Used up for today; tomorrow it is back by itself' : 'There is some after all',
        access: AT_THE_COUNTER,
        params: skuParams,
        answers: { 204: null },
        problems: { 404: 'No such article' },
        handle: async ({ principal, params, http }) => {
          const who = whoActs(principal, http.request);
          await desk.setSoldOutToday(who, params.storeId, params.skuId, method === 'put');
          return { status: 204 };
        },
      }),
    ),
    route({
      method: 'get',
      path: '/v1/console/stores/{storeId}/menus',
      summary: 'Menus of certain hours; what stands on none is served all day',
      access: AT_THE_COUNTER,
      params: storeParams,
      answers: { 200: z.object({ items: z.array(menuAnswer) }) },
      handle: async ({ merchantId, params }) => ({
        json: { items: await shelf.menus(null, merchantId, params.storeId) },
      }),
    }),
    route({
      method: 'post',
      path: '/v1/console/stores/{storeId}/menus',
      summary: 'Makes a menu of certain hours',
      access: STORE_EDITORS,
      idempotent: true,
      params: storeParams,
      body: menuBody,
      answers: { 201: menuAnswer },
      problems: { 409: 'Too many', 422: 'No such product' },
      handle: async ({ principal, params, body, requestKey, http }) => ({
        json: await desk.addMenu(whoActs(principal, http.request, requestKey), {
          ...body,
          storeId: params.storeId,
        }),
      }),
    }),
    route({
      method: 'put',
      path: '/v1/console/stores/{storeId}/menus/{id}',
      summary: 'Changes a menu',
      access: STORE_EDITORS,
      params: menuParams,
      body: menuBody,
      answers: { 200: menuAnswer },
      problems: { 404: 'No such menu', 422: 'No such product' },
      handle: async ({ principal, params, body, http }) => ({
        json: await desk.setMenu(whoActs(principal, http.request), { ...body, ...params }),
      }),
    }),
    route({
      method: 'delete',
      path: '/v1/console/stores/{storeId}/menus/{id}',
      summary: 'Removes a menu; its goods are served all day again',
      access: STORE_EDITORS,
      params: menuParams,
      answers: { 204: null },
      problems: { 404: 'No such menu' },
      handle: async ({ principal, params, http }) => {
        await desk.removeMenu(whoActs(principal, http.request), params.storeId, params.id);
        return { status: 204 };
      },
    }),
  ];
}

/** A setting about money is the owner's. */
function ownerOfAll(...[principal, request]: Parameters<typeof shopEditor>) {
  requireWholeShop(principal);
  return whoActs(principal, request);
}
