import { z } from 'zod';
import { open, type Route, route } from '#http';
import { AppError, businessDay, type Clock, DAY_MS, type MerchantId } from '#kernel';
import type { SpecialDays, StoreLife } from '../app/ports.ts';
import { distanceMetres, type Place } from '../domain/distance.ts';
import { hoursText, openState } from '../domain/opening.ts';
import { withinRegion } from '../domain/region.ts';
import type { Store } from '../domain/store.ts';
import { SCENE_CHARS_MAX } from '../domain/store-code.ts';
import type { Stores, StoreTours } from '../tokens.ts';
import { news, region, specialDay, storeCode, storeParams } from './store-contract.ts';

const REGION_CHARS_MAX = 64;
const NEWS_SHOWN_MAX = 20;
/** What `wx.openLocation` is given: house numbers can be read (5 to 18). */
const MAP_SCALE = 16;

const storesQuery = z
  .object({
    latitude: z.coerce.number().min(-90).max(90).optional(),
    longitude: z.coerce.number().min(-180).max(180).optional(),
    regionId: z.string().min(1).max(REGION_CHARS_MAX).optional(),
    openNow: z.stringbool().optional().meta({ description: '`true`: only those that are open' }),
  })
  .refine(({ latitude, longitude }) => (latitude === undefined) === (longitude === undefined), {
    message: 'latitude and longitude come together',
  });

const storeAnswer = z
  .object({
    id: z.string(),
    name: z.string(),
    district: z.string(),
    address: z.string(),
    phone: z.string(),
    latitude: z.number(),
    longitude: z.number(),
    regionId: z.string().nullable(),
    openNow: z.boolean(),
    changesAt: z.int().nullable().meta({ description: 'when it closes, or opens again, within a week' }),
    hoursText: z.string(),
    distanceMetres: z.int().nullable(),
    hasTour: z.boolean(),
    navigation: z
      .object({
        ...{ latitude: z.number(), longitude: z.number(), name: z.string(), address: z.string() },
        scale: z.int(),
      })
      .meta({ description: 'what wx.openLocation takes (GCJ-02)' }),
  })
  .meta({ id: 'Store' });
const storePage = storeAnswer
  .extend({ specialDays: z.array(specialDay), news: z.array(news) })
  .meta({ id: 'StorePage' });

export function storeRoutes(
  stores: Stores,
  life: StoreLife,
  clock: Clock,
  tours: StoreTours,
): readonly Route[] {
  /** How a store is shown at this moment, seen from `here`. */
  async function shownNow(merchantId: MerchantId, here: Place | null) {
    const now = clock.now();
    const walks = await tours.storeIds(merchantId);
    // From yesterday on: its hours may run past midnight.
    const daysOf = await life.specialDays(merchantId, businessDay(now - DAY_MS));
    return (store: Store) => ({
      ...shown(store),
      ...openState({ hours: store.hours, specialDays: daysOf(store.id) }, now),
      hoursText: hoursText({ hours: store.hours, specialDays: daysOf(store.id) }, now),
      distanceMetres: here === null ? null : distanceMetres(here, store),
      hasTour: walks.has(store.id),
      specialDays: comingDays(daysOf(store.id), businessDay(now)),
    });
  }

  return [
    route({
      method: 'get',
      path: '/v1/stores',
      summary: 'Stores; nearest first when a position (GCJ-02) is given',
      access: open,
      query: storesQuery,
      answers: { 200: z.object({ items: z.array(storeAnswer) }) },
      handle: async ({ merchantId, query: { latitude, longitude, regionId, openNow } }) => {
        const here = latitude === undefined || longitude === undefined ? null : { latitude, longitude };
        const show = await shownNow(merchantId, here);
        const regions =
          regionId === undefined ? undefined : withinRegion(await life.regions(merchantId), regionId);
        const items = (await stores.list(merchantId))
          .filter((store) => regions === undefined || regions.has(store.regionId ?? ''))
          .map((store) => show(store))
          .filter((store) => openNow !== true || store.openNow)
          .map(({ specialDays: _, ...store }) => store);
        if (here !== null) items.sort((a, b) => (a.distanceMetres ?? 0) - (b.distanceMetres ?? 0));
        return { json: { items } };
      },
    }),
    route({
      method: 'get',
      path: '/v1/stores/{storeId}',
      summary: 'One store, with its special days and its news of this moment',
      access: open,
      params: storeParams,
      answers: { 200: storePage },
      problems: { 404: 'No such store' },
      handle: async ({ merchantId, params: { storeId } }) => {
        const store = await stores.find(merchantId, storeId);
        if (store === undefined) throw new AppError('not_found', 'stores.no_such_store', '没有这家门店');
        const show = await shownNow(merchantId, null);
        const told = await life.newsAt(merchantId, storeId, clock.now(), NEWS_SHOWN_MAX);
        return { json: { ...show(store), news: told } };
      },
    }),
    route({
      method: 'get',
      path: '/v1/regions',
      summary: 'The tree of regions',
      access: open,
      answers: { 200: z.object({ items: z.array(region) }) },
      handle: async ({ merchantId }) => ({ json: { items: await life.regions(merchantId) } }),
    }),
    route({
      method: 'get',
      path: '/v1/store-codes/{token}',
      summary: 'Which store, and where in it, a scanned code belongs to',
      access: open,
      params: z.object({ token: z.string().min(1).max(SCENE_CHARS_MAX) }),
      answers: { 200: storeCode.omit({ createdAt: true, endedAt: true }).meta({ id: 'ScannedStoreCode' }) },
      problems: { 404: 'No such code, or it has ended' },
      handle: async ({ merchantId, params: { token } }) => {
        const code = await life.findCode(merchantId, token);
        if (code === undefined || code.endedAt !== null)
          throw new AppError('not_found', 'stores.no_such_code', '没有这个门店码，或已停用');
        const { storeId, position, campaign } = code;
        return { json: { token, storeId, position, campaign } };
      },
    }),
  ];
}

function shown({ id, name, district, address, phone, latitude, longitude, regionId }: Store) {
  const navigation = { latitude, longitude, name, address, scale: MAP_SCALE };
  return { id, name, district, address, phone, latitude, longitude, regionId: regionId ?? null, navigation };
}

function comingDays(days: SpecialDays, today: string) {
  return [...days.values()].filter(({ day }) => day >= today).sort((a, b) => a.day.localeCompare(b.day));
}
