import { z } from 'zod';
import { open, type Route, route } from '#http';
import type { Clock } from '#kernel';
import { distanceMetres } from '../domain/distance.ts';
import { hoursText, isOpen } from '../domain/opening.ts';
import type { Store } from '../domain/store.ts';
import type { Stores, StoreTours } from '../tokens.ts';

const storesQuery = z
  .object({
    latitude: z.coerce.number().min(-90).max(90).optional(),
    longitude: z.coerce.number().min(-180).max(180).optional(),
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
    openNow: z.boolean(),
    hoursText: z.string(),
    distanceMetres: z.int().nullable(),
    hasTour: z.boolean(),
  })
  .meta({ id: 'Store' });

export function storeRoutes(stores: Stores, clock: Clock, tours: StoreTours): readonly Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/stores',
      summary: 'Stores; nearest first when a position (GCJ-02) is given',
      access: open,
      query: storesQuery,
      answers: { 200: z.object({ items: z.array(storeAnswer) }) },
      handle: async ({ merchantId, query: { latitude, longitude } }) => {
        const here = latitude === undefined || longitude === undefined ? null : { latitude, longitude };
        const now = clock.now();
        const walks = await tours.storeIds(merchantId);
        const items = (await stores.list(merchantId)).map((store) => ({
          ...shown(store),
          openNow: isOpen(store.hours, now),
          hoursText: hoursText(store.hours, now),
          distanceMetres: here === null ? null : distanceMetres(here, store),
          hasTour: walks.has(store.id),
        }));
        if (here !== null) items.sort((a, b) => (a.distanceMetres ?? 0) - (b.distanceMetres ?? 0));
        return { json: { items } };
      },
    }),
  ];
}

function shown({ id, name, district, address, phone, latitude, longitude }: Store) {
  return { id, name, district, address, phone, latitude, longitude };
}
