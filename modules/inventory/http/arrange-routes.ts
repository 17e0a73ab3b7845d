import { z } from 'zod';
import { type Route, route, staff, wholeShopStaff } from '#http';
import type { ArrangeStock } from '../app/arrange-stock.ts';
import type { Locations } from '../app/ports.ts';
import type { Stock } from '../tokens.ts';
import { STOCK_MANAGERS, STOCK_STAFF, whoActs } from './staff-scope.ts';
import { locationAnswer } from './stock-answers.ts';
import { levelsBody, locationBody, settingsSchema, shareBody, storeIdSchema } from './stock-contract.ts';

/** What the manager decides about the stock. */
export function arrangeRoutes(arrange: ArrangeStock, stock: Stock, locations: Locations): readonly Route[] {
  return [
    route({
      method: 'put',
      path: '/v1/console/stock/levels',
      summary: 'Safety stock, the counter’s buffer and low-stock thresholds of articles at one location',
      access: staff(...STOCK_MANAGERS),
      body: levelsBody,
      answers: { 204: null },
      problems: { 404: 'No such location', 422: 'An article that does not exist' },
      handle: async ({ principal, body: { storeId, lines }, http }) => {
        const levels = lines.map((line) => ({ ...line, storeId }));
        await arrange.setLevels(whoActs(principal, http.request.ip), storeId, levels);
        return { status: 204 };
      },
    }),
    route({
      method: 'put',
      path: '/v1/console/stock/channel-shares',
      summary: 'Set pieces aside for one channel, or let it sell from the shared pool',
      access: staff(...STOCK_MANAGERS),
      body: shareBody,
      answers: { 204: null },
      problems: { 409: 'The pool has fewer pieces' },
      handle: async ({ principal, body, http }) => {
        await arrange.setShare(whoActs(principal, http.request.ip), body);
        return { status: 204 };
      },
    }),
    route({
      method: 'get',
      path: '/v1/console/stock/settings',
      summary: 'When the goods of an order are held, and for how long',
      access: staff(...STOCK_STAFF),
      answers: { 200: settingsSchema },
      handle: async ({ merchantId }) => ({ json: await stock.settings(merchantId) }),
    }),
    route({
      method: 'put',
      path: '/v1/console/stock/settings',
      summary: 'Hold goods as the order is placed or as it is paid; minutes that unpaid orders keep them',
      access: wholeShopStaff('owner'),
      body: settingsSchema,
      answers: { 204: null },
      handle: async ({ principal, body, http }) => {
        await arrange.setSettings(whoActs(principal, http.request.ip), body);
        return { status: 204 };
      },
    }),
    route({
      method: 'get',
      path: '/v1/console/stock/locations',
      summary: 'Stores and warehouses, and whether what lies there is sold online',
      access: staff(...STOCK_STAFF),
      answers: { 200: z.object({ items: z.array(locationAnswer) }) },
      handle: async ({ merchantId }) => ({ json: { items: await locations.list(merchantId) } }),
    }),
    route({
      method: 'put',
      path: '/v1/console/stock/locations/{id}',
      summary: 'Enter a warehouse, or take a location’s goods off or on sale online',
      access: wholeShopStaff('owner'),
      params: z.object({ id: storeIdSchema }),
      body: locationBody,
      answers: { 204: null },
      problems: { 404: 'No such store', 409: 'A store is no warehouse' },
      handle: async ({ principal, params: { id }, body, http }) => {
        await arrange.setLocation(whoActs(principal, http.request.ip), { ...body, id });
        return { status: 204 };
      },
    }),
  ];
}
