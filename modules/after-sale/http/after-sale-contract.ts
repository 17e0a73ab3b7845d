import { z } from 'zod';
import { pageOfSchema, pageQuery } from '#http';
import type { OrderId, SkuId, StoreId } from '#kernel';
import { TILL_GOODS } from '../app/till-refunds.ts';
import {
  CARRIER_CHARS_MAX,
  CONDITIONS,
  LINES_MAX,
  PICTURES_MAX,
  REASONS,
  TRACKING_NUMBER,
  WORDS_CHARS_MAX,
} from '../domain/after-sale.ts';
import { AFTER_SALE_STATES, AFTER_SALE_TYPES, type AfterSaleState } from '../domain/after-sale-states.ts';

const ID_CHARS_MAX = 64;
const PIECES_MAX = 99;
const POSITION_MAX = 199;
const ORDER_NUMBER_CHARS_MAX = 32;
const REFERENCE_CHARS_MAX = 64;
const ANSWER_CHARS_MAX = 200;
const AMOUNT_FEN_MAX = 100_000_000_000;
const DAYS_MAX = 90;
const TAGS_MAX = 30;
const TAG_CHARS_MAX = 20;

const id = z.string().min(1).max(ID_CHARS_MAX);
const storeId = id.transform((value) => value as StoreId);
const orderId = id.transform((value) => value as OrderId);
const position = z.int().min(0).max(POSITION_MAX).describe('place of the line in its store’s part, from 0');

export const params = z.object({ id });
export const pictureParams = z.object({ id, picture: id });

const lines = z
  .array(
    z.strictObject({
      line: position,
      quantity: z.int().positive().max(PIECES_MAX),
      amountFen: z.int().min(0).max(AMOUNT_FEN_MAX).optional().describe('missing = as much as may go back'),
    }),
  )
  .min(1)
  .max(LINES_MAX)
  .refine((wanted) => new Set(wanted.map(({ line }) => line)).size === wanted.length, {
    message: 'each line once',
  });
const conditions = z
  .array(z.strictObject({ line: position, condition: z.enum(CONDITIONS) }))
  .max(LINES_MAX)
  .default([])
  .describe('lines that are not named are as good as new');
const words = z.string().trim().max(WORDS_CHARS_MAX).default('');

export const applyBody = z
  .strictObject({
    ...{ orderId, storeId, type: z.enum(AFTER_SALE_TYPES), reason: z.enum(REASONS), words, lines },
    exchangeSkuId: id.transform((value) => value as SkuId).optional(),
    pictures: z
      .array(id)
      .max(PICTURES_MAX)
      .refine((pictures) => new Set(pictures).size === pictures.length, { message: 'each picture once' })
      .default([])
      .describe('ids from POST /v1/me/after-sale-pictures'),
  })
  .meta({ id: 'ApplyForAfterSale' });

const parcel = z.object({ carrier: z.string(), trackingNumber: z.string() });
const parcelBody = {
  carrier: z.string().trim().min(1).max(CARRIER_CHARS_MAX),
  trackingNumber: z.string().trim().regex(TRACKING_NUMBER),
};
export const shipBody = z.strictObject(parcelBody).meta({ id: 'ReturnParcel' });
export const resendBody = z
  .strictObject({
    parcel: z.strictObject(parcelBody).nullable().describe('null = handed over at the counter'),
  })
  .meta({ id: 'ResendGoods' });
export const rejectBody = z
  .strictObject({ answer: z.string().trim().min(1).max(ANSWER_CHARS_MAX) })
  .meta({ id: 'RejectAfterSale' });
export const offerBody = z
  .strictObject({
    words: z.string().trim().min(1).max(ANSWER_CHARS_MAX).describe('why; she reads it'),
    lines: z
      .array(z.strictObject({ line: position, amountFen: z.int().nonnegative() }))
      .min(1)
      .max(LINES_MAX)
      .refine((offered) => new Set(offered.map(({ line }) => line)).size === offered.length, {
        message: 'each line once',
      })
      .describe('what would go back of them; lines that are not named stay as she asked'),
  })
  .meta({ id: 'OfferLess' });
export const receivedBody = z.strictObject({ conditions }).meta({ id: 'ReturnedGoods' });
export const referenceBody = z
  .strictObject({ reference: z.string().trim().min(1).max(REFERENCE_CHARS_MAX) })
  .meta({ id: 'PaidByHand' });
export const counterBody = z
  .strictObject({
    orderNumber: z.string().trim().min(1).max(ORDER_NUMBER_CHARS_MAX),
    partStoreId: storeId.describe('store whose part of the order it is'),
    storeId: storeId.describe('store at whose counter the goods are'),
    ...{ reason: z.enum(REASONS), words, lines, conditions },
  })
  .meta({ id: 'CounterReturn' });

export const saleQuery = z.object({
  storeId,
  orderNumber: z.string().trim().min(1).max(ORDER_NUMBER_CHARS_MAX),
});
export const tillRefundBody = z
  .strictObject({
    ...{ storeId, orderNumber: z.string().trim().min(1).max(ORDER_NUMBER_CHARS_MAX) },
    lines: z
      .array(z.strictObject({ line: position, quantity: z.int().positive().max(PIECES_MAX) }))
      .min(1)
      .max(LINES_MAX)
      .refine((wanted) => new Set(wanted.map(({ line }) => line)).size === wanted.length, {
        message: 'each line once',
      })
      .optional()
      .describe('missing = all that is left of the sale'),
    goods: z
      .enum(TILL_GOODS)
      .describe('sellable: back on the shelf; damaged: back, but not on it; kept: she keeps them'),
    ...{ reason: z.enum(REASONS), words },
  })
  .meta({ id: 'TillRefund' });

const days = z.int().min(1).max(DAYS_MAX);
export const settingsBody = z
  .strictObject({
    approveAfterHours: z.int().min(1).max(DAYS_MAX),
    ...{ shipWithinDays: days, receiveAfterDays: days, noReasonDays: days.min(7), qualityDays: days.min(15) },
    noReasonExcludedTags: z.array(z.string().trim().min(1).max(TAG_CHARS_MAX)).max(TAGS_MAX),
    giftsComeBack: z.boolean(),
  })
  .meta({ id: 'AfterSaleSettings' });

const state = z
  .enum(AFTER_SALE_STATES as [AfterSaleState, ...AfterSaleState[]])
  .meta({ id: 'AfterSaleState' });

export const afterSaleAnswer = z
  .object({
    ...{ id: z.string(), orderId: z.string(), orderNumber: z.string(), storeId: z.string() },
    ...{ storeName: z.string(), type: z.enum(AFTER_SALE_TYPES), reason: z.enum(REASONS), words: z.string() },
    pictures: z.array(z.string()).describe('ids of her evidence; each has an address below the request'),
    ...{ state, amountFen: z.int(), shippingFen: z.int(), isUnsent: z.boolean() },
    lines: z.array(
      z.object({
        ...{ position: z.int(), skuId: z.string(), productId: z.string(), title: z.string() },
        ...{ optionText: z.string(), imageUrl: z.string(), quantity: z.int(), pieces: z.int() },
        ...{ amountFen: z.int(), condition: z.enum(CONDITIONS).nullable() },
      }),
    ),
    exchangeSkuId: z.string().nullable(),
    parcel: parcel.nullable().describe('hers to the shop'),
    resent: parcel.nullable().describe('the shop’s to her'),
    answer: z.string().nullable().describe('why the shop said no'),
    offer: z
      .object({
        ...{ words: z.string(), amountFen: z.int(), shippingFen: z.int() },
        lines: z.array(z.object({ position: z.int(), pieces: z.int(), amountFen: z.int() })),
      })
      .nullable()
      .describe('what the shop would pay instead of what she asked for'),
    split: z
      .object({ externalFen: z.int(), principalFen: z.int(), giftFen: z.int(), points: z.int() })
      .nullable(),
    moneyWay: z.enum(['original', 'by_hand', 'failed']).nullable(),
    reference: z.string().nullable(),
    ...{ appliedAt: z.int(), dueAt: z.int().nullable() },
    steps: z.array(z.object({ state, at: z.int(), by: z.enum(['member', 'staff', 'time', 'provider']) })),
  })
  .meta({ id: 'AfterSale' });
export const afterSalesAnswer = pageOfSchema(afterSaleAnswer);

export const ownQuery = pageQuery.extend({ orderId: orderId.optional() });
export const consoleQuery = pageQuery.extend({ storeId: storeId.optional(), state: state.optional() });

/** What may be asked for, line by line: the page shows it before she asks. */
export const optionsAnswer = z
  .object({
    ...{ orderId: z.string(), orderNumber: z.string() },
    groups: z.array(
      z.object({
        ...{ storeId: z.string(), storeName: z.string() },
        goods: z.enum(['unsent', 'on_the_way', 'received', 'none']),
        /** Null until the goods are received. */
        noReasonUntil: z.int().nullable(),
        qualityUntil: z.int().nullable(),
        lines: z.array(
          z.object({
            ...{ position: z.int(), skuId: z.string(), title: z.string(), optionText: z.string() },
            ...{ imageUrl: z.string(), isGift: z.boolean(), quantity: z.int(), paidFen: z.int() },
            ...{ openPieces: z.int(), openFen: z.int(), refundedPieces: z.int(), refundedFen: z.int() },
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'AfterSaleOptions' });
export const optionsParams = z.object({ id: orderId });
