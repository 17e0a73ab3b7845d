import { z } from 'zod';
import { eventStream, pageOfSchema, pageQuery, type Route, requireRoleAt, route, staff } from '#http';
import { type Clock, holdsRole, pageOf, type StaffPrincipal, type StaffRole, type StoreId } from '#kernel';
import { orderNotFound } from '../app/find-order.ts';
import type { HandOver } from '../app/hand-over.ts';
import type { LiveOrders } from '../app/live-orders.ts';
import type { OrderReads } from '../app/ports.ts';
import { UNMASK_REASONS, type UnmaskAddress } from '../app/unmask-address.ts';
import { ORDER_CHANNELS } from '../domain/channel.ts';
import {
  CARRIER_CHARS_MAX,
  LINE_PIECES_MAX,
  ORDER_LINES_MAX,
  type Order,
  TRACKING_NUMBER,
} from '../domain/order.ts';
import { staffView } from '../domain/staff-view.ts';
import {
  addressAnswer,
  anyState,
  orderAnswer,
  orderParams,
  skuIdSchema,
  storeIdSchema,
} from './order-contract.ts';
import { placedBefore } from './order-routes.ts';

export const ROLES = ['owner', 'manager', 'cashier', 'clerk'] as const satisfies readonly StaffRole[];
const orderStaff = staff(...ROLES);
/** Who hands parcels on: a till has no need of addresses. */
const SHIPPING_ROLES = ['owner', 'manager', 'clerk', 'rider'] as const satisfies readonly StaffRole[];
/** Packing goes no faster; a whole list of addresses copied by hand would stand out in the audit. */
const ADDRESSES_PER_MINUTE_MAX = 20;
/** Of ten million codes at most a few hundred are open: guessing one at this pace takes hours, and is audited. */
const CODES_PER_MINUTE_MAX = 120;

export const staffOrder = orderAnswer.meta({
  id: 'StaffOrder',
  description: 'Parts at the stores that the reader works for; address masked, no pickup code',
});
const ordersQuery = pageQuery.extend({
  storeId: storeIdSchema.optional(),
  state: anyState.optional(),
  channel: z.enum(ORDER_CHANNELS).optional(),
  from: z.coerce.number().int().min(0).optional().meta({ description: 'placed then or later' }),
  until: z.coerce.number().int().min(0).optional().meta({ description: 'placed before' }),
  number: z
    .string()
    .regex(/^\d{4,24}$/)
    .optional()
    .meta({ description: 'begins like this' }),
  phoneTail: z
    .string()
    .regex(/^\d{4}$/)
    .optional()
    .meta({ description: 'last four digits of the phone on the parcel' }),
  article: z.string().trim().min(1).max(60).optional().meta({ description: 'its id, or a part of its name' }),
});
const storeQuery = z.object({ storeId: storeIdSchema.optional() });
const readyBody = z.strictObject({ storeId: storeIdSchema }).meta({ id: 'MarkReady' });
const somePieces = z
  .array(z.strictObject({ skuId: skuIdSchema, quantity: z.int().positive().max(LINE_PIECES_MAX) }))
  .min(1)
  .max(ORDER_LINES_MAX)
  .refine((pieces) => new Set(pieces.map(({ skuId }) => skuId)).size === pieces.length, {
    message: 'each article once',
  });
const shipBody = z
  .strictObject({
    storeId: storeIdSchema,
    carrier: z.string().trim().min(1).max(CARRIER_CHARS_MAX),
    trackingNumber: z.string().trim().regex(TRACKING_NUMBER),
    lines: somePieces.optional().meta({
      description:
        'only these pieces; the part is SHIPPED with the last of them (拆单发货). Missing = all that is left',
    }),
  })
  .meta({ id: 'Ship' });
const unmaskBody = z
  .strictObject({ storeId: storeIdSchema, reason: z.enum(UNMASK_REASONS) })
  .meta({ id: 'UnmaskAddress' });
const verifyBody = z
  .strictObject({
    storeId: storeIdSchema,
    code: z.string().trim().max(24),
    lines: somePieces
      .optional()
      .meta({ description: 'only these pieces now; the code works on until the last one (部分提货)' }),
  })
  .meta({ id: 'VerifyPickup' });

/** The shop's side: see orders come in, lay the goods ready, hand them over or ship them. */
export function consoleRoutes(
  reads: OrderReads,
  handOver: HandOver,
  live: LiveOrders,
  unmask: UnmaskAddress,
  clock: Clock,
): readonly Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/console/orders',
      summary:
        'Orders of a store (or of all mine), newest first; `state` of the order or of the store’s part',
      access: orderStaff,
      query: ordersQuery,
      answers: { 200: pageOfSchema(staffOrder) },
      handle: async ({ principal, query: { storeId, cursor, limit, ...wanted } }) => {
        const stores = storesSeen(principal, storeId);
        const { merchantId } = principal;
        const orders = await reads.ofStores(
          merchantId,
          { ...wanted, stores },
          placedBefore(cursor),
          limit + 1,
        );
        const page = pageOf(orders, limit, ({ placedAt, id }) => [placedAt, id]);
        return { json: { ...page, items: page.items.map((order) => staffView(order, seesAt(stores))) } };
      },
    }),
    route({
      method: 'get',
      path: '/v1/console/orders/stream',
      summary: 'Server-sent events: `snapshot` (load the list now), then `order` for every change',
      access: orderStaff,
      query: storeQuery,
      answers: { 200: { contentType: 'text/event-stream' } },
      handle: ({ principal, query: { storeId }, staysSignedIn, http: { response } }) => {
        const stores = storesSeen(principal, storeId);
        const sees = seesAt(stores);
        let stop = () => {};
        const tell = async (order: Order) => {
          if (!order.groups.some((group) => sees(group.storeId))) return;
          if (await staysSignedIn()) stream.send('order', staffView(order, sees));
          else stream.end();
        };
        stop = live.listen(principal.merchantId, tell);
        const stream = eventStream(response, () => stop());
        stream.send('snapshot', { asOf: clock.now() });
        return undefined;
      },
    }),
    route({
      method: 'get',
      path: '/v1/console/orders/{id}',
      summary: 'One order, as far as it concerns my stores',
      access: orderStaff,
      params: orderParams,
      answers: { 200: staffOrder },
      problems: { 404: 'No such order' },
      handle: async ({ principal, params: { id } }) => {
        const key = { merchantId: principal.merchantId, id };
        const order = await reads.find(key);
        if (order === undefined) throw orderNotFound(key);
        const sees = (storeId: StoreId) => holdsRole(principal, storeId, ROLES);
        const [first] = order.groups;
        if (first !== undefined && !order.groups.some(({ storeId }) => sees(storeId)))
          requireRoleAt(principal, first.storeId, ROLES);
        return { json: staffView(order, sees) };
      },
    }),
    route({
      method: 'post',
      path: '/v1/console/orders/{id}/ready',
      summary: 'The goods lie ready for pickup',
      access: orderStaff,
      idempotent: true,
      params: orderParams,
      body: readyBody,
      answers: { 200: staffOrder },
      problems: { 404: 'No such order at this store', 409: 'Not being prepared' },
      handle: async ({ principal, params: { id }, body: { storeId }, requestKey, http }) => {
        requireRoleAt(principal, storeId, ROLES);
        const { merchantId, staffId } = principal;
        const act = { merchantId, staffId, storeId, ip: http.request.ip ?? null, request: requestKey };
        return { json: await handOver.markReady({ merchantId, id }, act) };
      },
    }),
    route({
      method: 'post',
      path: '/v1/console/orders/{id}/address',
      summary: 'The whole address of my store’s parcel, for a reason; who looked is kept in the audit log',
      access: staff(...SHIPPING_ROLES),
      limit: { perMinute: ADDRESSES_PER_MINUTE_MAX },
      params: orderParams,
      body: unmaskBody,
      answers: { 200: addressAnswer },
      problems: { 404: 'No such parcel at this store', 409: 'Not paid' },
      handle: async ({ principal, params: { id }, body: { storeId, reason }, http }) => {
        requireRoleAt(principal, storeId, SHIPPING_ROLES);
        const { merchantId, staffId } = principal;
        const asking = { staffId, storeId, reason, ip: http.request.ip ?? null };
        return { json: await unmask({ merchantId, id }, asking) };
      },
    }),
    route({
      method: 'post',
      path: '/v1/console/orders/{id}/ship',
      summary: 'The parcel, or one of several, is with the carrier under this number',
      access: orderStaff,
      idempotent: true,
      params: orderParams,
      body: shipBody,
      answers: { 200: staffOrder },
      problems: {
        404: 'No such order at this store',
        409: 'Not being prepared, to be collected, sent under this number before, or more than is left',
      },
      handle: async ({
        principal,
        params: { id },
        body: { storeId, lines, ...shipment },
        requestKey,
        http,
      }) => {
        requireRoleAt(principal, storeId, ROLES);
        const { merchantId, staffId } = principal;
        const act = { merchantId, staffId, storeId, ip: http.request.ip ?? null, request: requestKey };
        return { json: await handOver.ship({ merchantId, id }, shipment, act, lines) };
      },
    }),
    route({
      method: 'post',
      path: '/v1/console/pickups/verify',
      summary: 'Hand the goods over against the shopper’s code; each code works once, at its own store',
      access: orderStaff,
      idempotent: true,
      limit: { perMinute: CODES_PER_MINUTE_MAX },
      body: verifyBody,
      answers: { 200: staffOrder },
      problems: {
        404: 'No such code at this store',
        409: 'Used before, shown too long ago, or the goods are not ready',
        422: 'Mistyped: the check digit is wrong',
      },
      handle: async ({ principal, body: { storeId, code, lines }, requestKey, http }) => {
        requireRoleAt(principal, storeId, ROLES);
        const { merchantId, staffId } = principal;
        const act = { merchantId, staffId, storeId, ip: http.request.ip ?? null, request: requestKey };
        return { json: await handOver.verifyPickup(code, act, lines) };
      },
    }),
  ];
}

/** The store asked for (the route has checked the role there), else all stores of this person; null = every store. */
export function storesSeen(
  { grants }: StaffPrincipal,
  storeId: StoreId | undefined,
  roles: readonly StaffRole[] = ROLES,
): readonly StoreId[] | null {
  if (storeId !== undefined) return [storeId];
  const held = grants.filter(({ role }) => roles.includes(role));
  const stores = held.map((grant) => grant.storeId);
  return stores.includes(null) ? null : stores.filter((id) => id !== null);
}

function seesAt(stores: readonly StoreId[] | null): (storeId: StoreId) => boolean {
  return (storeId) => stores === null || stores.includes(storeId);
}
