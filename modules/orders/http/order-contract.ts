import { z } from 'zod';
import { pageOfSchema } from '#http';
import type { OrderId, SkuId, StoreId } from '#kernel';
import { PROVIDER_NAMES } from '#modules/payments';
import { LINE_PIECES_MAX, ORDER_GROUPS_MAX, ORDER_LINES_MAX } from '../domain/order.ts';
import { GROUP_STATES, type GroupState, ORDER_STATES, type OrderState } from '../domain/order-states.ts';

const ID_CHARS_MAX = 64;

export const storeIdSchema = z
  .string()
  .min(1)
  .max(ID_CHARS_MAX)
  .transform((id) => id as StoreId);
export const skuIdSchema = z
  .string()
  .min(1)
  .max(ID_CHARS_MAX)
  .transform((id) => id as SkuId);
export const orderParams = z.object({
  id: z
    .string()
    .max(ID_CHARS_MAX)
    .transform((id) => id as OrderId),
});

const address = z
  .strictObject({
    name: z.string().trim().min(1).max(30),
    phone: z
      .string()
      .trim()
      .regex(/^\+?[\d -]{7,20}$/),
    region: z.string().trim().min(1).max(60),
    detail: z.string().trim().min(1).max(120),
  })
  .meta({ id: 'Address' });
export const addressAnswer = address;

const fulfilment = z
  .union([
    z.strictObject({ type: z.literal('pickup') }),
    z.strictObject({ type: z.literal('delivery'), address }),
    z
      .strictObject({ type: z.literal('delivery'), addressId: z.string().min(1).max(ID_CHARS_MAX) })
      .meta({ description: 'one of her address book' }),
  ])
  .meta({ id: 'Fulfilment' });

/** Masked, so that it is no address to send anything to. */
const shownFulfilment = z
  .discriminatedUnion('type', [
    z.object({ type: z.literal('pickup') }),
    z.object({
      type: z.literal('delivery'),
      address: z
        .object({ name: z.string(), phone: z.string(), region: z.string(), detail: z.string() })
        .meta({ id: 'MaskedAddress' }),
    }),
  ])
  .meta({ id: 'ShownFulfilment' });

const basketGroup = z
  .strictObject({
    storeId: storeIdSchema,
    lines: z
      .array(z.strictObject({ skuId: skuIdSchema, quantity: z.int().positive().max(LINE_PIECES_MAX) }))
      .min(1)
      .max(ORDER_LINES_MAX)
      .refine((lines) => new Set(lines.map(({ skuId }) => skuId)).size === lines.length, {
        message: 'one line per article',
      }),
    fulfilment,
  })
  .meta({ id: 'BasketGroup' });

const basket = z
  .array(basketGroup)
  .min(1)
  .max(ORDER_GROUPS_MAX)
  .refine((groups) => new Set(groups.map(({ storeId }) => storeId)).size === groups.length, {
    message: 'one group per store',
  })
  .refine((groups) => groups.reduce((sum, { lines }) => sum + lines.length, 0) <= ORDER_LINES_MAX, {
    message: `at most ${ORDER_LINES_MAX} lines`,
  });

export const quoteBody = z.strictObject({ groups: basket }).meta({ id: 'QuoteRequest' });
export const placeOrderBody = z
  .strictObject({ quoteToken: z.string().max(20_000).optional(), groups: basket })
  .meta({ id: 'PlaceOrder' });

export const quoteAnswer = z
  .object({
    quoteToken: z.string(),
    expiresAt: z.int(),
    payableFen: z.int(),
    groups: z.array(
      z.object({
        storeId: z.string(),
        goodsFen: z.int(),
        discountFen: z.int(),
        shippingFen: z.int(),
        payableFen: z.int(),
        lines: z.array(
          z.object({
            skuId: z.string(),
            title: z.string(),
            quantity: z.int(),
            unitPriceFen: z.int(),
            discountFen: z.int(),
            totalFen: z.int(),
          }),
        ),
      }),
    ),
    explanation: z.array(z.object({ label: z.string(), amountFen: z.int() })),
  })
  .meta({ id: 'Quote' });

const orderState = z.enum(ORDER_STATES as [OrderState, ...OrderState[]]).meta({ id: 'OrderState' });
const groupState = z.enum(GROUP_STATES as [GroupState, ...GroupState[]]).meta({ id: 'OrderGroupState' });
export const anyState = z.union([orderState, groupState]);

const shipment = z
  .object({ carrier: z.string(), trackingNumber: z.string() })
  .nullable()
  .describe('null until the goods are with the carrier');

export const orderAnswer = z
  .object({
    id: z.string(),
    number: z.string(),
    state: orderState,
    payableFen: z.int(),
    placedAt: z.int(),
    payBefore: z.int(),
    paidAt: z.int().nullable(),
    groups: z.array(
      z.object({
        storeId: z.string(),
        storeName: z.string(),
        state: groupState,
        fulfilment: shownFulfilment,
        pickupCode: z.string().nullable(),
        shipment,
        goodsFen: z.int(),
        discountFen: z.int(),
        shippingFen: z.int(),
        payableFen: z.int(),
        lines: z.array(
          z.object({
            skuId: z.string(),
            productId: z.string(),
            title: z.string(),
            optionText: z.string(),
            imageUrl: z.string(),
            quantity: z.int(),
            unitPriceFen: z.int(),
            discountFen: z.int(),
            totalFen: z.int(),
          }),
        ),
      }),
    ),
    timeline: z.array(
      z.object({ at: z.int(), scope: z.string().nullable(), state: z.union([orderState, groupState]) }),
    ),
  })
  .meta({ id: 'Order' });

export const receiveBody = z.strictObject({ storeId: storeIdSchema }).meta({ id: 'ReceiveParcel' });

export const ordersAnswer = pageOfSchema(orderAnswer);

/** Another provider than before ends the former payment first. */
export const paymentBody = z.strictObject({ provider: z.enum(PROVIDER_NAMES) });
export const paymentAnswer = z
  .discriminatedUnion('provider', [
    z.object({
      provider: z.literal('wechat'),
      paymentId: z.string(),
      params: z.object({
        appId: z.string(),
        timeStamp: z.string(),
        nonceStr: z.string(),
        package: z.string(),
        signType: z.literal('RSA'),
        paySign: z.string(),
      }),
    }),
    z.object({
      provider: z.literal('alipay'),
      paymentId: z.string(),
      params: z.object({ qrCode: z.string() }).describe('shown as a QR code; on a phone it opens Alipay'),
    }),
    z.object({
      provider: z.literal('unionpay'),
      paymentId: z.string(),
      params: z
        .object({ url: z.string(), fields: z.record(z.string(), z.string()) })
        .describe('a form that the page sends to UnionPay as it is'),
    }),
  ])
  .meta({ id: 'BegunPayment' });
