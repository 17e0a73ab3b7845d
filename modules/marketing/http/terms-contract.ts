import { z } from 'zod';
import type { ProductId, SkuId, StoreId } from '#kernel';

/** 100,000 yuan. */
const FEN_MAX = 10_000_000;
const NAMED_MAX = 200;
const NAME_CHARS_MAX = 64;
const PIECES_MAX = 1_000;
const AT_MAX = 4_102_444_800_000;

export const id = z.string().min(1).max(NAME_CHARS_MAX);
export const amount = z.int().nonnegative().max(FEN_MAX);
export const instant = z.int().nonnegative().max(AT_MAX);
export const pieces = z.int().positive().max(PIECES_MAX);
export const payBps = z.int().min(100).max(9_999).describe('what is paid of the price: 九折 = 9000');

const named = z.array(id).max(NAMED_MAX).default([]);
export const skuIds = z.array(id.transform((text) => text as SkuId));

const goods = z
  .strictObject({
    skuIds: skuIds.max(NAMED_MAX).default([]),
    productIds: z
      .array(id.transform((text) => text as ProductId))
      .max(NAMED_MAX)
      .default([]),
    categoryIds: named,
    tags: named,
    brands: named,
    storeIds: z
      .array(id.transform((text) => text as StoreId))
      .max(NAMED_MAX)
      .default([]),
    channels: named,
  })
  .meta({ id: 'OfferGoods' });
const ANY = goods.parse({});
export const scope = z
  .strictObject({ include: goods.default(ANY), exclude: goods.default(ANY) })
  .default({ include: ANY, exclude: ANY })
  .describe('an empty list asks nothing');

export const stacking = z
  .strictObject({
    stackGroup: z.string().min(1).max(NAME_CHARS_MAX).default('default'),
    exclusive: z.boolean().default(false),
    priority: z.int().min(0).max(1_000).default(0),
    maxPerOrder: z.int().min(1).max(20).default(1),
  })
  .default({ stackGroup: 'default', exclusive: false, priority: 0, maxPerOrder: 1 })
  .describe('offers of one group do not add up');
