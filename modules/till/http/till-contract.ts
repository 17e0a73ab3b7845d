import { z } from 'zod';
import type { OrderId, SkuId, StoreId } from '#kernel';
import { choicesSchema, orderAnswer } from '#modules/orders';
import { PAY_CODE_CHARS_MAX, PROVIDER_NAMES } from '#modules/payments';

const ID_CHARS_MAX = 64;
const TOKEN_CHARS_MAX = 1_000;
const CODE_CHARS_MAX = 64;
const LINES_MAX = 100;
const PIECES_MAX = 99;
const COUPONS_MAX = 20;
const POINTS_MAX = 100_000_000;
const FEN_MAX = 5_000_000;
const PHONE_CHARS_MAX = 20;

const storeId = z
  .string()
  .min(1)
  .max(ID_CHARS_MAX)
  .transform((id) => id as StoreId);
const customerToken = z.string().min(1).max(TOKEN_CHARS_MAX);

export const saleParams = z.object({
  id: z
    .string()
    .max(ID_CHARS_MAX)
    .transform((id) => id as OrderId),
});
export const requestParams = z.object({ id: z.string().max(ID_CHARS_MAX) });
export const storeQuery = z.object({ storeId });

export const customerBody = z
  .strictObject({ storeId, code: z.string().trim().min(1).max(CODE_CHARS_MAX) })
  .meta({ id: 'CounterCustomerScan' });
export const customerAnswer = z
  .object({
    customerToken: z.string().describe('she showed her code at this store; good for a quarter of an hour'),
    nameMasked: z.string(),
    tier: z.object({ level: z.int(), name: z.string() }).nullable(),
    points: z.int().nullable(),
    balanceFen: z.int().nullable().describe('stored value'),
    coupons: z.array(z.object({ id: z.string(), title: z.string(), validUntil: z.int() })).nullable(),
    couponCount: z.int().nullable(),
  })
  .meta({ id: 'CounterCustomer' });

const basket = {
  storeId,
  customerToken: customerToken.optional().describe('missing = somebody whom nobody knows'),
  lines: z
    .array(
      z.strictObject({
        skuId: z
          .string()
          .min(1)
          .max(ID_CHARS_MAX)
          .transform((id) => id as SkuId),
        quantity: z.int().positive().max(PIECES_MAX),
        choices: choicesSchema,
      }),
    )
    .min(1)
    .max(LINES_MAX)
    .refine(
      (lines) =>
        new Set(lines.map(({ skuId, choices }) => JSON.stringify([skuId, choices]))).size === lines.length,
      { message: 'one line per article and choices' },
    ),
  coupons: z
    .union([z.literal('best'), z.array(z.string().min(1).max(ID_CHARS_MAX)).max(COUPONS_MAX)])
    .optional()
    .describe('missing = whatever costs her least'),
  points: z
    .union([z.enum(['none', 'max']), z.int().nonnegative().max(POINTS_MAX)])
    .optional()
    .describe('missing = none'),
};
export const quoteBody = z.strictObject(basket).meta({ id: 'CounterQuoteRequest' });
export const saleBody = z
  .strictObject({
    ...basket,
    phone: z
      .string()
      .trim()
      .min(1)
      .max(PHONE_CHARS_MAX)
      .optional()
      .describe('of somebody who is no member yet: the sale is hers once she signs in and accepts the terms'),
    storedValueFen: z.int().nonnegative().max(FEN_MAX).default(0),
    requestId: z
      .string()
      .min(1)
      .max(ID_CHARS_MAX)
      .optional()
      .describe('a payment request that she approved; needed above what she lets a till take'),
  })
  .refine(({ phone, customerToken: token }) => phone === undefined || token === undefined, {
    message: 'a member who showed her code needs no phone',
  })
  .meta({ id: 'CounterSaleRequest' });

export const scanBody = z
  .strictObject({
    payCode: z
      .string()
      .trim()
      .min(1)
      .max(PAY_CODE_CHARS_MAX * 2),
  })
  .meta({ id: 'PayCodeScan' });

export const saleAnswer = z
  .object({
    storeId: z.string(),
    soldAt: z.int(),
    order: orderAnswer,
    payment: z
      .object({
        provider: z.enum(PROVIDER_NAMES),
        state: z.enum(['PAYING', 'REVERSING', 'PAID', 'NOT_PAID']),
        reason: z.string().nullable(),
        words: z.string().nullable().describe('why not, for the cashier to say'),
        scannedAt: z.int(),
      })
      .nullable()
      .describe('the last code that was scanned; PAYING and REVERSING are under way'),
  })
  .meta({ id: 'CounterSale' });

export const askBody = z
  .strictObject({ storeId, customerToken, amountFen: z.int().positive().max(FEN_MAX) })
  .meta({ id: 'AskToPay' });
export const requestAnswer = z
  .object({
    id: z.string(),
    amountFen: z.int(),
    state: z.enum(['OPEN', 'APPROVED', 'DECLINED', 'USED', 'EXPIRED']),
    untilAt: z.int(),
  })
  .meta({ id: 'CounterPayRequest' });
