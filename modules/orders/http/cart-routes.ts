import { z } from 'zod';
import { member, open, type Route, route } from '#http';
import type { Cart } from '../app/cart.ts';
import { CART_LINES_MAX } from '../domain/cart.ts';
import { inOneOrder } from '../domain/choices.ts';
import { LINE_PIECES_MAX, ORDER_GROUPS_MAX } from '../domain/order.ts';
import { choicesAnswer, choicesSchema, skuIdSchema, storeIdSchema } from './order-contract.ts';

/** A page asks when it is opened and when a line changes. */
const GUEST_LOOKS_PER_MINUTE_MAX = 60;

const cartItemBody = z
  .strictObject({
    skuId: skuIdSchema,
    storeId: storeIdSchema,
    choices: choicesSchema,
    quantity: z.int().nonnegative().max(LINE_PIECES_MAX).describe('0 takes it out'),
  })
  .meta({ id: 'CartItem' });

const lineAnswer = z.object({
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
});
const place = { storeId: z.string(), storeName: z.string() };

const cartAnswer = z
  .object({ groups: z.array(z.object({ ...place, lines: z.array(lineAnswer) })) })
  .meta({ id: 'Cart' });
/** Anybody asks: how many pieces there are is not said (STO-02). */
const guestAnswer = z
  .object({ groups: z.array(z.object({ ...place, lines: z.array(lineAnswer.omit({ available: true })) })) })
  .meta({ id: 'GuestCartSeen' });

const guestBody = z
  .strictObject({
    lines: z
      .array(
        z.strictObject({
          ...{ skuId: skuIdSchema, storeId: storeIdSchema, choices: choicesSchema },
          quantity: z.int().positive().max(LINE_PIECES_MAX),
        }),
      )
      .max(CART_LINES_MAX)
      .refine(
        (lines) =>
          new Set(lines.map((line) => JSON.stringify([line.storeId, line.skuId, inOneOrder(line.choices)])))
            .size === lines.length,
        { message: 'one line per store, article and choices' },
      )
      .refine((lines) => new Set(lines.map(({ storeId }) => storeId)).size <= ORDER_GROUPS_MAX, {
        message: `of at most ${ORDER_GROUPS_MAX} stores, as one order`,
      }),
  })
  .meta({ id: 'GuestCart' });
const mergedAnswer = cartAnswer
  .extend({ leftOut: z.int().describe('lines that nobody knows, or that did not fit') })
  .meta({ id: 'MergedCart' });

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
      method: 'post',
      path: '/v1/cart/guest',
      summary: 'A cart that a guest’s device holds, at today’s prices; nothing is kept, no stock is told',
      access: open,
      body: guestBody,
      limit: { perMinute: GUEST_LOOKS_PER_MINUTE_MAX },
      answers: { 200: guestAnswer },
      handle: async ({ merchantId, body: { lines } }) => ({ json: await cart.look(merchantId, lines) }),
    }),
    route({
      method: 'post',
      path: '/v1/cart/merge',
      summary: 'What she put together before she signed in joins her cart, once per key',
      access: member,
      idempotent: true,
      body: guestBody,
      answers: { 200: mergedAnswer },
      handle: async ({ principal: { merchantId, memberId }, body: { lines }, requestKey }) => ({
        json: await cart.merge(merchantId, memberId, lines, requestKey),
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
