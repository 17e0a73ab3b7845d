import { z } from 'zod';
import { member, type Route, route } from '#http';
import type { RestockWishes } from '../app/restock-wishes.ts';
import { wishAnswer } from './stock-answers.ts';
import { skuIdSchema, storeIdSchema } from './stock-contract.ts';

const skuParams = z.object({ skuId: skuIdSchema });
const WISHES_PER_MINUTE_MAX = 60;

/** "Tell me when it is back" 到货提醒. */
export function restockRoutes(wishes: RestockWishes): readonly Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/me/restock-wishes',
      summary: 'What I want to be told about; at most 100',
      access: member,
      answers: { 200: z.object({ items: z.array(wishAnswer) }) },
      handle: async ({ principal: { merchantId, memberId } }) => ({
        json: { items: await wishes.of(merchantId, memberId) },
      }),
    }),
    route({
      method: 'put',
      path: '/v1/me/restock-wishes/{skuId}',
      summary:
        'Tell me once when this article is back, at one store or anywhere; asking again changes nothing',
      access: member,
      limit: { perMinute: WISHES_PER_MINUTE_MAX },
      params: skuParams,
      body: z
        .strictObject({ storeId: storeIdSchema.nullable().default(null) })
        .meta({ id: 'RestockWishBody' }),
      answers: { 204: null },
      problems: { 404: 'No such store', 409: 'It is there, or I wait for too many', 422: 'No such article' },
      handle: async ({ principal: { merchantId, memberId }, params: { skuId }, body: { storeId } }) => {
        await wishes.ask(merchantId, memberId, skuId, storeId);
        return { status: 204 };
      },
    }),
    route({
      method: 'delete',
      path: '/v1/me/restock-wishes/{skuId}',
      summary: 'Do not tell me any more',
      access: member,
      params: skuParams,
      answers: { 204: null },
      handle: async ({ principal: { merchantId, memberId }, params: { skuId } }) => {
        await wishes.drop(merchantId, memberId, skuId);
        return { status: 204 };
      },
    }),
  ];
}
