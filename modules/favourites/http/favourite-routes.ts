import { z } from 'zod';
import { member, pageOfSchema, pageQuery, type Route, route } from '#http';
import { AppError, decodeCursor, type ProductId, pageOf } from '#kernel';
import type { Favourites, Kept } from '../app/favourites.ts';

const ID_CHARS_MAX = 64;
const params = z.object({
  productId: z
    .string()
    .min(1)
    .max(ID_CHARS_MAX)
    .transform((id) => id as ProductId),
});
const shown = z
  .object({
    productId: z.string(),
    at: z.int(),
    title: z.string().nullable().meta({ description: 'null: not on sale now' }),
    imageUrl: z.string().nullable(),
    priceFen: z.int().nullable(),
  })
  .meta({ id: 'KeptProduct' });

/** 收藏 and 足迹 (MEM-17): hers to see, and to take back. */
export function favouriteRoutes(favourites: Favourites): readonly Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/me/favourites',
      summary: 'My favourites, newest first',
      access: member,
      query: pageQuery,
      answers: { 200: pageOfSchema(shown) },
      handle: async ({ principal: { merchantId, memberId }, query: { cursor, limit } }) => {
        const rows = await favourites.list(merchantId, memberId, keptBefore(cursor), limit + 1);
        return { json: pageOf(rows, limit, ({ at, productId }) => [at, productId]) };
      },
    }),
    route({
      method: 'put',
      path: '/v1/me/favourites/{productId}',
      summary: 'Adds a product; a second time changes nothing',
      access: member,
      params,
      answers: { 204: null },
      problems: { 404: 'No such product on sale' },
      handle: async ({ principal: { merchantId, memberId }, params: { productId } }) => {
        await favourites.add(merchantId, memberId, productId);
        return { status: 204 };
      },
    }),
    route({
      method: 'delete',
      path: '/v1/me/favourites/{productId}',
      summary: 'Takes one back; the next feed does not know it',
      access: member,
      params,
      answers: { 204: null },
      handle: async ({ principal: { merchantId, memberId }, params: { productId } }) => {
        await favourites.remove(merchantId, memberId, productId);
        return { status: 204 };
      },
    }),
    route({
      method: 'delete',
      path: '/v1/me/favourites',
      summary: 'Takes all of them back',
      access: member,
      answers: { 204: null },
      handle: async ({ principal: { merchantId, memberId } }) => {
        await favourites.remove(merchantId, memberId);
        return { status: 204 };
      },
    }),
    route({
      method: 'get',
      path: '/v1/me/history',
      summary: 'What I looked at, newest first, each product once; empty while personalisation is off',
      access: member,
      query: pageQuery,
      answers: { 200: pageOfSchema(shown) },
      handle: async ({ principal: { merchantId, memberId }, query: { cursor, limit } }) => {
        const rows = await favourites.history(merchantId, memberId, keptBefore(cursor), limit + 1);
        return { json: pageOf(rows ?? [], limit, ({ at, productId }) => [at, productId]) };
      },
    }),
    route({
      method: 'delete',
      path: '/v1/me/history/{productId}',
      summary: 'Forgets my looks at one product; the next feed does not know them',
      access: member,
      params,
      answers: { 204: null },
      handle: async ({ principal: { merchantId, memberId }, params: { productId } }) => {
        await favourites.forgetHistory(merchantId, memberId, productId);
        return { status: 204 };
      },
    }),
    route({
      method: 'delete',
      path: '/v1/me/history',
      summary: 'Forgets all that I looked at and searched for; what I bought stays',
      access: member,
      answers: { 204: null },
      handle: async ({ principal: { merchantId, memberId } }) => {
        await favourites.forgetHistory(merchantId, memberId);
        return { status: 204 };
      },
    }),
  ];
}

function keptBefore(cursor: string | undefined): Kept | undefined {
  if (cursor === undefined) return undefined;
  const [at, productId] = decodeCursor(cursor);
  if (typeof at === 'number' && typeof productId === 'string')
    return { at, productId: productId as ProductId };
  throw new AppError('invalid', 'request.bad_cursor', '翻页位置无效，请从头开始');
}
