import { z } from 'zod';
import { member, type Route, route } from '#http';
import type { Clock, KeyedHash } from '#kernel';
import { ownOrder } from '../app/find-order.ts';
import type { OrderReads } from '../app/ports.ts';
import { pickupTicket } from '../domain/pickup-ticket.ts';
import { orderParams } from './order-contract.ts';

/** A page asks every half minute for each order that it shows. */
const TICKETS_PER_MINUTE_MAX = 60;

const ticketsAnswer = z
  .object({
    items: z.array(
      z.object({ storeId: z.string(), code: z.string(), refreshAt: z.int(), expiresAt: z.int() }),
    ),
  })
  .meta({ id: 'PickupTickets' });

/** 动态取货码 (FUL-01): beside the digits, for the scanner at the counter. */
export function pickupTicketRoutes(reads: OrderReads, hash: KeyedHash, clock: Clock): readonly Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/orders/{id}/pickup-tickets',
      summary: 'Codes of at most a minute for the parts of my order that lie ready, to be shown as a QR code',
      access: member,
      limit: { perMinute: TICKETS_PER_MINUTE_MAX },
      params: orderParams,
      answers: { 200: ticketsAnswer },
      problems: { 404: 'No such order of mine' },
      handle: async ({ principal: { merchantId, memberId }, params: { id } }) => {
        const { groups } = await ownOrder(reads, { merchantId, id }, memberId);
        const at = clock.now();
        const items = groups.flatMap(({ storeId, state, pickupCode }) =>
          state === 'READY_FOR_PICKUP' && pickupCode !== null
            ? [{ storeId, ...pickupTicket(hash, merchantId, pickupCode, at) }]
            : [],
        );
        return { json: { items } };
      },
    }),
  ];
}
