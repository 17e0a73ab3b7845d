import { z } from 'zod';
import { pageOfSchema, pageQuery, type Route, route, staff, wholeShopStaff } from '#http';
import { businessDay, type Clock, decodeCursor, holdsRole, pageOf, STAFF_ROLES } from '#kernel';
import type { StoreLife } from '../app/ports.ts';
import type { StoreDesk } from '../app/store-desk.ts';
import type { Stores } from '../tokens.ts';
import {
  dayBody,
  dayParams,
  dayQuery,
  factsBody,
  hoursBody,
  idParams,
  newStoreBody,
  region,
  regionBody,
  specialDay,
  storeIdSchema,
  storeParams,
  storeRow,
} from './store-contract.ts';
import { actsFor, STORE_MANAGERS, whoActs } from './who-acts.ts';

const NO_STORE = 'No such store';
const NO_REGION = 'No such region';
const HQ = wholeShopStaff('owner');

/** Stores, their hours and the tree of regions (STO-01, STO-08). */
export function consoleStoreRoutes(
  desk: StoreDesk,
  stores: Stores,
  life: StoreLife,
  clock: Clock,
): readonly Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/console/stores',
      summary: 'The stores that the caller works at',
      access: staff(...STAFF_ROLES),
      query: pageQuery,
      answers: { 200: pageOfSchema(storeRow) },
      handle: async ({ merchantId, principal, query: { cursor, limit } }) => {
        const after = cursor === undefined ? '' : String(decodeCursor(cursor)[0] ?? '');
        const rest = (await stores.list(merchantId))
          .filter(({ id }) => id > after && holdsRole(principal, id, STAFF_ROLES))
          .toSorted((a, b) => (a.id < b.id ? -1 : 1));
        return { json: pageOf(rest, limit, ({ id }) => [id]) };
      },
    }),
    route({
      method: 'post',
      path: '/v1/console/stores',
      summary: 'Opens a store',
      access: HQ,
      body: newStoreBody,
      answers: { 201: storeRow },
      problems: { 404: NO_REGION },
      handle: async ({ principal, body: { districtCode, regionId, ...body }, http }) => ({
        json: await desk.addStore(whoActs(principal, http.request.ip), {
          ...body,
          ...(districtCode === undefined ? {} : { districtCode }),
          ...(regionId === undefined ? {} : { regionId }),
        }),
      }),
    }),
    route({
      method: 'put',
      path: '/v1/console/stores/{storeId}',
      summary: 'What a store is called, where it is, and in which region',
      access: HQ,
      params: storeParams,
      body: factsBody,
      answers: { 200: storeRow },
      problems: { 404: 'No such store, or region' },
      handle: async ({
        principal,
        params: { storeId },
        body: { districtCode, regionId, ...body },
        http,
      }) => ({
        json: await desk.setFacts(whoActs(principal, http.request.ip), storeId, {
          ...body,
          ...(districtCode === undefined ? {} : { districtCode }),
          ...(regionId === undefined ? {} : { regionId }),
        }),
      }),
    }),
    route({
      method: 'put',
      path: '/v1/console/stores/{storeId}/hours',
      summary: 'Weekly hours and telephone; the store’s own manager may',
      access: staff(...STORE_MANAGERS),
      params: storeParams,
      body: hoursBody,
      answers: { 200: storeRow },
      problems: { 404: NO_STORE },
      handle: async ({ principal, params: { storeId }, body: { hours, phone }, http }) => ({
        json: await desk.setHours(whoActs(principal, http.request.ip), storeId, hours, phone),
      }),
    }),
    route({
      method: 'get',
      path: '/v1/console/special-days',
      summary: 'Days from today on with other hours, as they hold for one store',
      access: staff(...STAFF_ROLES),
      query: z.object({ storeId: storeIdSchema }),
      answers: { 200: z.object({ items: z.array(specialDay) }) },
      handle: async ({ merchantId, query: { storeId } }) => {
        const daysOf = await life.specialDays(merchantId, businessDay(clock.now()));
        return { json: { items: [...daysOf(storeId).values()].sort((a, b) => a.day.localeCompare(b.day)) } };
      },
    }),
    route({
      method: 'put',
      path: '/v1/console/special-days/{day}',
      summary: 'Other hours on one day: of a store, or of all stores (HQ); a store’s own day counts more',
      access: staff(...STORE_MANAGERS),
      params: dayParams,
      query: dayQuery,
      body: dayBody,
      answers: { 200: specialDay },
      problems: { 404: NO_STORE },
      handle: async ({ principal, params: { day }, query: { storeId = null }, body, http }) => {
        actsFor(principal)(storeId);
        return { json: await desk.putDay(whoActs(principal, http.request.ip), storeId, { day, ...body }) };
      },
    }),
    route({
      method: 'delete',
      path: '/v1/console/special-days/{day}',
      summary: 'That day has its weekday’s hours again',
      access: staff(...STORE_MANAGERS),
      params: dayParams,
      query: dayQuery,
      answers: { 204: null },
      problems: { 404: 'That day was not special' },
      handle: async ({ principal, params: { day }, query: { storeId = null }, http }) => {
        actsFor(principal)(storeId);
        await desk.removeDay(whoActs(principal, http.request.ip), storeId, day);
        return {};
      },
    }),
    route({
      method: 'post',
      path: '/v1/console/regions',
      summary: 'A region, under another one or at the top; four levels at most',
      access: HQ,
      body: regionBody,
      answers: { 201: region },
      problems: { 409: 'The name is taken on that level, or too many', 422: 'It does not fit there' },
      handle: async ({ principal, body, http }) => ({
        json: await desk.addRegion(whoActs(principal, http.request.ip), body),
      }),
    }),
    route({
      method: 'put',
      path: '/v1/console/regions/{id}',
      summary: 'Renames a region or moves it with everything below it',
      access: HQ,
      params: idParams,
      body: regionBody,
      answers: { 200: region },
      problems: {
        404: NO_REGION,
        409: 'The name is taken on that level',
        422: 'It would close a circle, or the tree would have more than four levels',
      },
      handle: async ({ principal, params: { id }, body, http }) => ({
        json: await desk.changeRegion(whoActs(principal, http.request.ip), { id, ...body }),
      }),
    }),
    route({
      method: 'delete',
      path: '/v1/console/regions/{id}',
      summary: 'Removes an empty region',
      access: HQ,
      params: idParams,
      answers: { 204: null },
      problems: { 404: NO_REGION, 409: 'Stores or regions are in it' },
      handle: async ({ principal, params: { id }, http }) => {
        await desk.removeRegion(whoActs(principal, http.request.ip), id);
        return {};
      },
    }),
  ];
}
