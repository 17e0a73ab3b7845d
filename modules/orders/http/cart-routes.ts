import { z } from 'zod';
import { member, type Route, route } from '#http';
import type { Cart } from '../app/cart.ts';
import { LINE_PIECES_MAX } from '../domain/order.ts';
import { choicesAnswer, choicesSchema, skuIdSchema, storeIdSchema } from './order-contract.ts';

const cartItemBody = z
  .strictObject({
    skuId: skuIdSchema,
    storeId: storeIdSchema,
    choices: choicesSchema,
    quantity: z.int().nonnegative().max(LINE_PIECES_MAX).describe('0 takes it out'),
  })
  .meta({ id: 'CartItem' });

const cartAnswer = z
  .object({
    groups: z.array(
      z.object({
        storeId: z.string(),
        storeName: z.string(),
        lines: z.array(
          z.object({
            skuId: z.string(),
            productId: z.string(),
            title: z.string(),
            optionText: z.string(),
            imageUrl: z.string(),
            quantity: z.int(),
            choices: choicesAnswer.describe('with store and article they name the line'),
            choiceText: z.string(),
            priceFen: z.int().describe('of one piece as it was chosen'),
            priceWasFen: z.int().nullable().meta({ description: 'when she put it there, if it has changed' }),
            available: z.int().describe('pieces that one order could take now, at most 99'),
            valid: z.boolean(),
            reason: z.string().nullable().describe('why it cannot be bought now'),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'Cart' });

export function cartRoutes(cart: Cart): readonly Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/cart',
      summary: 'My cart at today’s prices; what cannot be bought stays, marked',
      access: member,
      answers: { 200: cartAnswer },
      handle: async ({ principal: { merchantId, memberId } }) => ({
        json: await cart.view(merchantId, memberId),
      }),
    }),
    route({
      method: 'put',
      path: '/v1/cart/items',
      summary: 'Set how many of an article of a store are in my cart',
      access: member,
      body: cartItemBody,
      answers: { 200: cartAnswer },
      problems: {
        404: 'No such store or article on sale',
        422: 'The cart is full, or too few, too many or unknown choices (`catalog.choices_invalid`)',
      },
      handle: async ({ principal: { merchantId, memberId }, body }) => ({
        json: await cart.put(merchantId, memberId, body),
      }),
    }),
  ];
}
