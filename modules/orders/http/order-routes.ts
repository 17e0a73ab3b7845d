import { member, pageQuery, type Route, route } from '#http';
import { AppError, decodeCursor, fen, pageOf } from '#kernel';
import type { BeginPayment } from '../app/begin-payment.ts';
import type { Deliveries } from '../app/deliveries.ts';
import type { EndOrder } from '../app/end-order.ts';
import { ownOrder } from '../app/find-order.ts';
import type { PlaceOrder } from '../app/place-order.ts';
import type { OrderReads, PlacedBefore } from '../app/ports.ts';
import type { ReceiveParcel } from '../app/receive-parcel.ts';
import type { ShowQuote } from '../app/show-quote.ts';
import type { Order } from '../domain/order.ts';
import {
  orderAnswer,
  orderParams,
  ordersAnswer,
  paymentAnswer,
  paymentBody,
  placeOrderBody,
  quoteAnswer,
  quoteBody,
  receiveBody,
} from './order-contract.ts';

/** The shopper's side: quote, order, pay, look, cancel, receive. */
export function orderRoutes(
  showQuote: ShowQuote,
  placeOrder: PlaceOrder,
  endOrder: EndOrder,
  beginPayment: BeginPayment,
  receiveParcel: ReceiveParcel,
  reads: OrderReads,
  deliveries: Deliveries,
): readonly Route[] {
  /** To the shopper herself, with the address that she gave. */
  const shown = async (orders: readonly Order[]) =>
    (await deliveries.inFull(orders, 'account.own')).map(
      ({ merchantId: _merchant, memberId: _member, takenAs: _key, ...order }) => order,
    );
  const orderShown = async (order: Order) => (await shown([order]))[0];
  return [
    route({
      method: 'post',
      path: '/v1/quotes',
      summary: 'What a basket costs, and why; the token holds the price for ten minutes',
      access: member,
      body: quoteBody,
      answers: { 200: quoteAnswer },
      problems: {
        404: 'No such store',
        409: 'Something in it is not for sale, or is not sent there',
        422: 'Choices of a dish are wrong',
      },
      handle: async ({ principal: { merchantId, memberId }, body: { groups, ...wishes } }) => ({
        json: await showQuote(merchantId, memberId, groups, wishes),
      }),
    }),
    route({
      method: 'post',
      path: '/v1/orders',
      summary: 'Place an order and reserve its goods; with a quote token it is never dearer than the quote',
      access: member,
      idempotent: true,
      body: placeOrderBody,
      answers: { 201: orderAnswer },
      problems: {
        404: 'No such store',
        403: 'So much stored value needs the pay password (`stored-value.password_needed`)',
        409: 'Sold out, not for sale, an offer is gone, too little on the card, or dearer than quoted (`pricing.price_changed` with the difference)',
        422: 'The key or the quote belongs to something else, choices are wrong, or more stored value than it costs',
      },
      handle: async ({ principal: { merchantId, memberId }, body, requestKey: request }) => {
        const { groups, quoteToken, approvalToken, storedValueFen, ...wishes } = body;
        const paying = { quoteToken, approvalToken, storedValueFen: fen(storedValueFen) };
        const order = await placeOrder({ merchantId, memberId, groups, wishes, ...paying, request });
        return { json: await orderShown(order) };
      },
    }),
    route({
      method: 'get',
      path: '/v1/orders',
      summary: 'My orders, newest first',
      access: member,
      query: pageQuery,
      answers: { 200: ordersAnswer },
      handle: async ({ principal: { merchantId, memberId }, query: { cursor, limit } }) => {
        const orders = await reads.ofMember(merchantId, memberId, placedBefore(cursor), limit + 1);
        const page = pageOf(orders, limit, ({ placedAt, id }) => [placedAt, id]);
        return { json: { ...page, items: await shown(page.items) } };
      },
    }),
    route({
      method: 'get',
      path: '/v1/orders/{id}',
      summary: 'One of my orders',
      access: member,
      params: orderParams,
      answers: { 200: orderAnswer },
      problems: { 404: 'No such order of mine' },
      handle: async ({ principal: { merchantId, memberId }, params: { id } }) => ({
        json: await orderShown(await ownOrder(reads, { merchantId, id }, memberId)),
      }),
    }),
    route({
      method: 'post',
      path: '/v1/orders/{id}/cancel',
      summary: 'Cancel an order that is not paid; its goods go back on sale',
      access: member,
      idempotent: true,
      params: orderParams,
      answers: { 200: orderAnswer },
      problems: {
        404: 'No such order of mine',
        409: 'Paid, or ended already',
        503: 'The provider cannot say whether it was paid',
      },
      handle: async ({ principal: { merchantId, memberId }, params: { id }, requestKey }) => ({
        json: await orderShown(await endOrder.cancel({ merchantId, id }, memberId, requestKey)),
      }),
    }),
    route({
      method: 'post',
      path: '/v1/orders/{id}/payment',
      summary: 'Begin to pay, or begin again: the same payment each time',
      access: member,
      params: orderParams,
      body: paymentBody,
      answers: { 200: paymentAnswer },
      problems: { 404: 'No such order of mine', 409: 'Not waiting for payment, or too late' },
      handle: async ({ principal: { merchantId, memberId }, params: { id }, body: { provider } }) => ({
        json: await beginPayment({ merchantId, id }, memberId, provider),
      }),
    }),
    route({
      method: 'post',
      path: '/v1/orders/{id}/receive',
      summary:
        'The goods of this store have arrived, or one parcel of several; the last that arrives completes the order',
      access: member,
      idempotent: true,
      params: orderParams,
      body: receiveBody,
      answers: { 200: orderAnswer },
      problems: { 404: 'No such order of mine, or no part of it at this store', 409: 'Not on its way' },
      handle: async ({
        principal: { merchantId, memberId },
        params: { id },
        body: { storeId, trackingNumber },
        requestKey,
      }) => ({
        json: await orderShown(
          await receiveParcel.receive({ merchantId, id }, storeId, memberId, requestKey, trackingNumber),
        ),
      }),
    }),
  ];
}

export function placedBefore(cursor: string | undefined): PlacedBefore | undefined {
  if (cursor === undefined) return undefined;
  const [placedAt, id] = decodeCursor(cursor);
  if (typeof placedAt === 'number' && typeof id === 'string') return [placedAt, id];
  throw new AppError('invalid', 'request.bad_cursor', '翻页位置无效，请从头开始');
}
