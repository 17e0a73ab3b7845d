import { z } from 'zod';
import { member, type Reply, type Route, route } from '#http';
import { AppError, IDEMPOTENCY_KEY_CHARS_MAX, IDEMPOTENCY_KEY_CHARS_MIN } from '#kernel';
import type { OrderIntake } from '../app/order-intake.ts';
import { LINE_PIECES_MAX } from '../domain/order.ts';
import { refusalOf, type Ticket } from '../domain/ticket.ts';
import { skuIdSchema, storeIdSchema } from './order-contract.ts';

const rushBody = z
  .strictObject({
    storeId: storeIdSchema,
    skuId: skuIdSchema,
    quantity: z.int().positive().max(LINE_PIECES_MAX),
  })
  .meta({ id: 'RushOrder' });

const keyParams = z.object({
  key: z
    .string()
    .min(IDEMPOTENCY_KEY_CHARS_MIN)
    .max(IDEMPOTENCY_KEY_CHARS_MAX)
    .describe('the `Idempotency-Key` of the request'),
});

const ordered = z.object({
  state: z.literal('ORDERED'),
  orderId: z.string(),
  number: z.string(),
  payableFen: z.int(),
  payBefore: z.int(),
});
const queued = z.object({ state: z.literal('QUEUED') });
const refused = z.object({
  state: z.literal('REFUSED'),
  code: z.string().describe('as in the problem that the request itself was answered with'),
  title: z.string(),
  details: z.record(z.string(), z.unknown()),
});
const ticketAnswer = z.discriminatedUnion('state', [ordered, queued, refused]).meta({ id: 'RushTicket' });

/** One hot article, ordered by everybody at once (MKT-13): collected at the store, without coupons and points. */
export function rushRoutes(intake: OrderIntake): readonly Route[] {
  return [
    route({
      method: 'post',
      path: '/v1/rush-orders',
      summary:
        'Order one article in a rush: an ordinary order to be paid within minutes, or the reason why there is none',
      access: member,
      idempotent: true,
      body: rushBody,
      answers: { 201: ordered, 202: queued },
      problems: {
        404: 'No such store',
        409: 'Sold out (`inventory.sold_out`), over her limit (`marketing.limited_price_gone`), not for sale',
        422: 'The key belongs to another request, or the article asks for choices',
        429: 'Too many wait already: the same key may ask again after `Retry-After`',
        503: 'Busy, or closing: the same key may ask again after `Retry-After`',
      },
      handle: async ({ principal: { merchantId, memberId }, body, requestKey: request }): Promise<Reply> => {
        const ticket = await intake.take({ merchantId, memberId, ...body, request });
        if (ticket === undefined) return { status: 202, json: { state: 'QUEUED' } };
        if (ticket.state === 'REFUSED') throw refusalOf(ticket);
        return { json: ticket };
      },
    }),
    route({
      method: 'get',
      path: '/v1/rush-orders/{key}',
      summary: 'What became of my request; where nothing is known, sending it again under its key is safe',
      access: member,
      params: keyParams,
      answers: { 200: ticketAnswer },
      problems: { 404: 'Nothing is known of it here' },
      handle: async ({ principal: { memberId }, params: { key } }) => {
        const ticket = await intake.find(memberId, key);
        if (ticket === undefined)
          throw new AppError('not_found', 'orders.ticket_not_found', '没有这个抢购请求，请重新提交');
        return { json: ticket === 'QUEUED' ? { state: 'QUEUED' } : shown(ticket) };
      },
    }),
  ];
}

function shown(ticket: Ticket) {
  if (ticket.state === 'ORDERED') return ticket;
  const { state, code, title, details } = ticket;
  return { state, code, title, details };
}
