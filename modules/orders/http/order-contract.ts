import { z } from 'zod';
import { pageOfSchema } from '#http';
import type { OrderId, SkuId, StoreId } from '#kernel';
import { PROVIDER_NAMES } from '#modules/payments';
import { ORDER_CHANNELS } from '../domain/channel.ts';
import { type Choice, inOneOrder } from '../domain/choices.ts';
import { LINE_PIECES_MAX, ORDER_GROUPS_MAX, ORDER_LINES_MAX, TRACKING_NUMBER } from '../domain/order.ts';
import { GROUP_STATES, type GroupState, ORDER_STATES, type OrderState } from '../domain/order-states.ts';

const ID_CHARS_MAX = 64;
/** More than one order can use of any kind. */
const COUPONS_CHOSEN_MAX = 20;
const GIFTS_CHOSEN_MAX = 20;
const POINTS_MAX = 100_000_000;
const FEN_MAX = 100_000_000;

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

/** Of one dish; the catalogue allows no more (CAT-08). */
const CHOICE_GROUPS_MAX = 20;
const CHOICES_PER_GROUP_MAX = 50;

export const choicesSchema = z
  .array(
    z.strictObject({
      groupId: z.string().min(1).max(ID_CHARS_MAX),
      modifierIds: z.array(z.string().min(1).max(ID_CHARS_MAX)).max(CHOICES_PER_GROUP_MAX),
    }),
  )
  .max(CHOICE_GROUPS_MAX)
  .default([])
  .describe('what was chosen with a dish, by group; missing = nothing');
export const choicesAnswer = z.array(z.object({ groupId: z.string(), modifierIds: z.array(z.string()) }));

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
const place = {
  point: z.object({ latitude: z.number(), longitude: z.number() }).optional().describe('degrees, GCJ-02'),
};
export const addressAnswer = address.extend(place).meta({ id: 'AddressInFull' });

const fulfilment = z
  .union([
    z.strictObject({ type: z.literal('pickup') }),
    z.strictObject({ type: z.literal('delivery'), address }),
    z
      .strictObject({ type: z.literal('delivery'), addressId: z.string().min(1).max(ID_CHARS_MAX) })
      .meta({ description: 'one of her address book' }),
  ])
  .meta({ id: 'Fulfilment' });

/** In full and with its place to herself; masked, so that it is no address to send anything to, in every other answer. */
const shownFulfilment = z
  .discriminatedUnion('type', [
    z.object({ type: z.literal('pickup') }),
    z.object({
      type: z.literal('delivery'),
      address: z
        .object({ name: z.string(), phone: z.string(), region: z.string(), detail: z.string(), ...place })
        .meta({ id: 'ShownAddress' }),
    }),
  ])
  .meta({ id: 'ShownFulfilment' });

function asChosen({
  skuId,
  choices,
}: {
  readonly skuId: string;
  readonly choices: readonly Choice[];
}): string {
  return JSON.stringify([skuId, inOneOrder(choices)]);
}

const basketGroup = z
  .strictObject({
    storeId: storeIdSchema,
    lines: z
      .array(
        z.strictObject({
          skuId: skuIdSchema,
          quantity: z.int().positive().max(LINE_PIECES_MAX),
          choices: choicesSchema,
        }),
      )
      .min(1)
      .max(ORDER_LINES_MAX)
      .refine((lines) => new Set(lines.map(asChosen)).size === lines.length, {
        message: 'one line per article and choices',
      }),
    fulfilment,
    slotStartsAt: z
      .int()
      .min(0)
      .optional()
      .meta({ description: 'beginning of the slot in which she comes, or wants it brought' }),
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

const offerId = z.string().min(1).max(ID_CHARS_MAX);

/** What she wants to use of what she has. */
const wishes = {
  coupons: z
    .union([z.literal('best'), z.array(offerId).max(COUPONS_CHOSEN_MAX)])
    .optional()
    .describe('her choice; missing = whatever costs least'),
  gifts: z
    .array(z.strictObject({ offerId, skuIds: z.array(skuIdSchema).max(GIFTS_CHOSEN_MAX) }))
    .max(GIFTS_CHOSEN_MAX)
    .optional()
    .describe('the gifts that she wants of a promotion or a coupon'),
  points: z
    .union([z.enum(['none', 'max']), z.int().nonnegative().max(POINTS_MAX)])
    .optional()
    .describe('how many to spend; missing = none'),
};

export const quoteBody = z.strictObject({ groups: basket, ...wishes }).meta({ id: 'QuoteRequest' });
export const placeOrderBody = z
  .strictObject({
    quoteToken: z.string().max(20_000).optional(),
    groups: basket,
    ...wishes,
    storedValueFen: z
      .int()
      .nonnegative()
      .max(FEN_MAX)
      .default(0)
      .describe('paid by stored value; a provider collects the rest'),
    approvalToken: z
      .string()
      .max(2_000)
      .optional()
      .describe('of `POST /v1/me/stored-value/approvals`, from a limit on'),
  })
  .meta({ id: 'PlaceOrder' });

const share = z.object({
  kind: z.enum([
    'activity',
    'time_limited',
    'member',
    'spend_tier',
    'coupon',
    'points',
    'price_change',
    'channel',
  ]),
  id: z.string(),
  amountFen: z.int(),
  pieces: z.int().optional().describe('of the line, at that price; absent = the share is of all of it'),
});
const chosen = z.object({
  groupId: z.string(),
  modifierId: z.string(),
  name: z.string(),
  priceDeltaFen: z.int(),
});
const reason = z.object({
  label: z.string(),
  amountFen: z.int(),
  kind: z.string(),
  id: z.string().optional(),
  detail: z.string().optional().describe('the rung that was reached, or how many points'),
});
const line = reason.extend({ parts: z.array(reason).optional() });
const coupon = z.object({ id: z.string(), templateId: z.string(), name: z.string() });

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
        shippingFen: z.int().describe('after what is taken off it'),
        shippingFeeFen: z.int(),
        shippingShares: z.array(share).describe('what is taken off the shipping'),
        payableFen: z.int(),
        lines: z.array(
          z.object({
            skuId: z.string(),
            title: z.string(),
            quantity: z.int(),
            choices: z.array(chosen),
            unitPriceFen: z.int().describe('everybody’s price at this store with what was chosen'),
            discountFen: z.int(),
            totalFen: z.int(),
            shares: z.array(share).describe('what the discount of the line consists of'),
          }),
        ),
      }),
    ),
    gifts: z.array(
      z.object({
        storeId: z.string(),
        skuId: z.string(),
        productId: z.string(),
        title: z.string(),
        quantity: z.int(),
        worthFen: z.int(),
        source: share.omit({ amountFen: true, pieces: true }),
      }),
    ),
    giftChoices: z
      .array(
        z.object({
          offerId: z.string().describe('of `gifts` in the request: the promotion or the coupon'),
          name: z.string(),
          storeId: z.string(),
          pick: z.int().describe('so many of the options'),
          options: z.array(
            z.object({
              skuId: z.string(),
              productId: z.string(),
              title: z.string(),
              optionText: z.string(),
              imageUrl: z.string(),
              quantity: z.int(),
              worthFen: z.int(),
              inStock: z.boolean(),
            }),
          ),
        }),
      )
      .describe('offers that leave her a choice; those taken are in `gifts`'),
    explanation: z
      .array(reason.extend({ parts: z.array(line).optional() }))
      .describe('adds up to what is paid; the parts of each to its amount'),
    coupons: z.object({
      used: z.array(coupon.extend({ savedFen: z.int() })),
      available: z.array(coupon).describe('would work beside the used ones'),
      unusable: z.array(
        coupon.extend({
          code: z.string(),
          text: z.string(),
          details: z.record(z.string(), z.union([z.string(), z.number()])),
          choosable: z.boolean().describe('works instead of one that is used'),
        }),
      ),
      best: z.boolean().describe('no other choice of these coupons costs less'),
    }),
    points: z.object({
      usable: z.int().describe('that she has'),
      most: z.int().describe('that this basket could take'),
      burn: z.int(),
      worthFen: z.int(),
      unitPoints: z.int(),
      unitFen: z.int(),
    }),
    nearMisses: z.array(
      z.object({
        promotionId: z.string(),
        text: z.string(),
        missing: z.int(),
        measure: z.enum(['amount', 'pieces']),
      }),
    ),
    storedValue: z.object({
      balanceFen: z.int(),
      mostFen: z.int().describe('that this order could take'),
      approvalFromFen: z.int().describe('from so much on it needs the pay password'),
    }),
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
    channel: z.enum(ORDER_CHANNELS).describe('where it was sold'),
    externalNo: z.string().nullable().describe('what that channel calls it; null = ours'),
    state: orderState,
    payableFen: z.int(),
    storedValueFen: z.int().describe('of it, paid by stored value'),
    externalFen: z.int().describe('of it, collected by a provider'),
    tenders: z
      .array(
        z.object({
          kind: z.enum(['stored_value', 'wechat', 'alipay', 'unionpay', 'channel']),
          amountFen: z.int(),
        }),
      )
      .describe('before payment only what is held'),
    coupons: z.array(z.string()),
    points: z.object({ burn: z.int(), worthFen: z.int() }),
    discounts: z
      .array(z.object({ kind: z.string(), id: z.string(), label: z.string(), amountFen: z.int() }))
      .describe('in the shop’s words'),
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
        parcels: z
          .array(
            z.object({
              ...{ carrier: z.string(), trackingNumber: z.string() },
              pieces: z.array(z.object({ skuId: z.string(), quantity: z.int() })),
              sentAt: z.int(),
              receivedAt: z.int().nullable(),
            }),
          )
          .describe(
            'of a part that leaves in several, also while the rest is still being prepared; else empty',
          ),
        goodsFen: z.int(),
        discountFen: z.int(),
        shippingFen: z.int(),
        shippingShares: z.array(share),
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
            shares: z.array(share),
            isGift: z.boolean(),
            gift: share.omit({ amountFen: true, pieces: true }).extend({ worthFen: z.int() }).nullable(),
            choices: z.array(chosen),
          }),
        ),
      }),
    ),
    timeline: z.array(
      z.object({ at: z.int(), scope: z.string().nullable(), state: z.union([orderState, groupState]) }),
    ),
  })
  .meta({ id: 'Order' });

export const receiveBody = z
  .strictObject({
    storeId: storeIdSchema,
    trackingNumber: z
      .string()
      .regex(TRACKING_NUMBER)
      .optional()
      .describe('of several parcels the one that has arrived; missing = all of them'),
  })
  .meta({ id: 'ReceiveParcel' });

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
