import { z } from 'zod';
import { type Route, route, visitor } from '#http';
import { AppError, type StoreId } from '#kernel';
import type { StoreTours } from '../tokens.ts';

const ID_CHARS_MAX = 64;

const tourAnswer = z
  .object({
    storeId: z.string(),
    rooms: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        imageUrl: z.string(),
        hotspots: z.array(
          z
            .object({
              yaw: z.number(),
              pitch: z.number(),
              kind: z.enum(['product', 'room', 'booking']),
              label: z.string(),
              productId: z.string().optional(),
              skuId: z.string().optional(),
              roomId: z.string().optional(),
            })
            .meta({ id: 'TourHotspot' }),
        ),
      }),
    ),
  })
  .meta({ id: 'StoreTour' });

export function tourRoutes(tours: StoreTours): readonly Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/stores/{id}/tour',
      summary: 'Rooms of a store as panoramas, with what can be tapped in them (yaw, pitch in radians)',
      access: visitor,
      params: z.object({
        id: z
          .string()
          .max(ID_CHARS_MAX)
          .transform((id) => id as StoreId),
      }),
      answers: { 200: tourAnswer },
      problems: { 404: 'This store has no tour (stores.no_tour)' },
      handle: async ({ merchantId, params: { id } }) => {
        const tour = await tours.find(merchantId, id);
        if (tour === undefined)
          throw new AppError('not_found', 'stores.no_tour', 'This store has no tour', { storeId: id });
        return { json: { storeId: id, ...tour } };
      },
    }),
  ];
}
