import { z } from 'zod';
import { member, open, pageOfSchema, pageQuery, type Route, route, visitor } from '#http';
import { AppError, businessDay, type Clock, DAY_MS, decodeCursor, type MerchantId, pageOf } from '#kernel';
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

const TOKEN_CHARS_MAX = 2_048;
/** Where a person stands is sensitive (PIPL 28): a member's position needs her separate consent, at the edge. */
const POSITION_CONSENT = { purpose: 'location.precise', refusal: positionNeedsConsent } as const;

const regionId = z.string().min(1).max(REGION_CHARS_MAX);

const storesQuery = pageQuery
  .extend({
    latitude: z.coerce.number().min(-90).max(90).optional(),
    longitude: z.coerce.number().min(-180).max(180).optional(),
    regionId: regionId.optional(),
    openNow: z.stringbool().optional().meta({ description: '`true`: only those that are open' }),
  })
  .refine(({ latitude, longitude }) => (latitude === undefined) === (longitude === undefined), {
    message: 'latitude and longitude come together',
  });

/** A position is asked for in a body, so that no log of addresses has it; the page comes with it. */
const pageBody = { cursor: pageQuery.shape.cursor, limit: pageQuery.shape.limit };
const nearestBody = z.strictObject({
  consentToken: z.string().min(1).max(TOKEN_CHARS_MAX).meta({ description: 'for `location.precise`' }),
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
  regionId: regionId.optional(),
  openNow: z.boolean().optional(),
  ...pageBody,
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
const storeList = pageOfSchema(storeAnswer);
const storePage = storeAnswer
  .extend({ specialDays: z.array(specialDay), news: z.array(news) })
  .meta({ id: 'StorePage' });

interface WantedStores {
  readonly regionId?: string | undefined;
  readonly openNow?: boolean | undefined;
  readonly cursor?: string | undefined;
  readonly limit: number;
}

type SortKey = readonly (string | number)[];

/** Nearest first, then by name. */
const sortKey = ({ distanceMetres: metres, name, id }: z.input<typeof storeAnswer>): SortKey => [
  ...[metres ?? 0, name, id],
];

/** Of two keys of one kind. */
function inOrder(a: SortKey, b: SortKey): number {
  const n = a.findIndex((part, at) => part !== b[at]);
  return n < 0 ? 0 : (a[n] as string | number) < (b[n] as string | number) ? -1 : 1;
}

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

  /** Nearest first when seen from somewhere. The position is used here and forgotten: no table, event or log has it. */
  async function listed(
    merchantId: MerchantId,
    here: Place | null,
    { regionId, openNow, cursor, limit }: WantedStores,
  ) {
    const show = await shownNow(merchantId, here);
    const regions =
      regionId === undefined ? undefined : withinRegion(await life.regions(merchantId), regionId);
    const items = (await stores.list(merchantId))
      .filter((store) => regions === undefined || regions.has(store.regionId ?? ''))
      .map((store) => show(store))
      .filter((store) => openNow !== true || store.openNow)
      .map(({ specialDays: _, ...store }) => store);
    const sorted = items.toSorted((a, b) => inOrder(sortKey(a), sortKey(b)));
    const after = cursor === undefined ? undefined : decodeCursor(cursor);
    const rest = after === undefined ? sorted : sorted.filter((store) => inOrder(sortKey(store), after) > 0);
    return pageOf(rest, limit, sortKey);
  }

  return [
    route({
      method: 'get',
      path: '/v1/stores',
      summary: 'Stores; nearest first when somebody who is not known gives a position (GCJ-02)',
      access: visitor,
      query: storesQuery,
      answers: { 200: storeList },
      problems: { 403: 'The position of a signed-in member: POST /v1/me/nearest-stores, under her consent' },
      handle: async ({ merchantId, principal, query: { latitude, longitude, ...wanted } }) => {
        const here = latitude === undefined || longitude === undefined ? null : { latitude, longitude };
        if (here !== null && principal !== undefined) throw positionNeedsConsent();
        return { json: await listed(merchantId, here, wanted) };
      },
    }),
    route({
      method: 'post',
      path: '/v1/me/nearest-stores',
      summary:
        'Stores, nearest to where I am first (GCJ-02); the position is used for this answer and not kept',
      access: member,
      consent: POSITION_CONSENT,
      body: nearestBody,
      answers: { 200: storeList },
      problems: { 403: 'No living consent to `location.precise`' },
      handle: async ({ merchantId, body: { consentToken: _, latitude, longitude, ...wanted } }) => ({
        json: await listed(merchantId, { latitude, longitude }, wanted),
      }),
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

function positionNeedsConsent(): AppError {
  return new AppError('forbidden', 'stores.position_needs_consent', '使用你的位置前，需要你单独同意', {
    purpose: POSITION_CONSENT.purpose,
  });
}

function shown({ id, name, district, address, phone, latitude, longitude, regionId }: Store) {
  const navigation = { latitude, longitude, name, address, scale: MAP_SCALE };
  return { id, name, district, address, phone, latitude, longitude, regionId: regionId ?? null, navigation };
}

function comingDays(days: SpecialDays, today: string) {
  return [...days.values()].filter(({ day }) => day >= today).sort((a, b) => a.day.localeCompare(b.day));
}
