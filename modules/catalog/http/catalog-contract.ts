import { z } from 'zod';
import { pageOfSchema } from '#http';
import type { ProductId } from '#kernel';
import { TRY_ON_KINDS } from '../domain/product.ts';
import { storeIdQuery } from './search-contract.ts';

const tryOn = z.enum(TRY_ON_KINDS);
const priceFen = z.int().meta({ description: 'what who asks pays: at this store, at her level' });
const storePriceFen = z.int().meta({ description: 'what everybody pays at this store' });
const stock = z.enum(['in', 'low', 'none']).meta({ id: 'StockState' });

const promotionLabel = z
  .object({
    offerId: z.string(),
    kind: z.enum(['limited_price', 'spend_tier', 'coupon']),
    label: z.string(),
    startsAt: z.int().meta({ description: 'later than now = announced (预热)' }),
    endsAt: z.int().meta({ description: 'first instant at which it is over' }),
    prices: z
      .array(z.object({ skuId: z.string(), priceFen: z.int(), perMemberMax: z.int().nullable() }))
      .meta({ description: 'of a price for a time: its articles that get cheaper by it' }),
  })
  .meta({ id: 'PromotionLabel' });
const promotions = z
  .array(promotionLabel)
  .meta({ description: 'offers for these goods at this store, and coupons for them that can be claimed' });
const serverNow = z.int().meta({ description: 'the clock that labels are counted down by' });

export const productParams = z.object({ id: z.string().transform((id) => id as ProductId) });
export const productQuery = z.object({ storeId: storeIdQuery });

export const categoriesAnswer = z.object({
  items: z.array(
    z.object({ id: z.string(), name: z.string(), parentId: z.string().nullable() }).meta({ id: 'Category' }),
  ),
});

export const productCard = z
  .object({
    productId: z.string(),
    skuId: z.string(),
    title: z.string(),
    subtitle: z.string(),
    categoryId: z.string(),
    priceFen,
    storePriceFen,
    listPriceFen: z.int(),
    imageUrl: z.string(),
    tryOn: tryOn.nullable(),
    inStock: z.boolean(),
    promotions,
  })
  .meta({ id: 'ProductCard' });

export const productsAnswer = pageOfSchema(productCard).extend({
  total: z
    .int()
    .optional()
    .meta({ description: 'results on all pages, where words, filters or a sort were asked for' }),
  now: serverNow,
  suggestions: z
    .array(z.string())
    .optional()
    .meta({ description: 'where nothing was found: words that do find something' }),
});

export const productAnswer = z
  .object({
    id: z.string(),
    title: z.string(),
    subtitle: z.string(),
    description: z.string(),
    brand: z.string(),
    categoryId: z.string(),
    images: z.array(z.string()),
    gallery: z
      .array(z.object({ url: z.string(), srcset: z.string().nullable() }))
      .meta({ description: 'the pictures in their order; with every width where this house keeps them' }),
    video: z
      .object({ url: z.string(), posterUrl: z.string() })
      .nullable()
      .meta({ description: 'the poster stands there until it plays' }),
    richText: z.string().meta({ description: 'sanitised markup; empty where there is none' }),
    specifications: z.array(z.object({ name: z.string(), value: z.string() })),
    promotions,
    now: serverNow,
    hasTryOn: z.boolean().meta({ description: 'an article of it can be tried on (AR)' }),
    optionNames: z.array(z.string()),
    sizes: z
      .array(z.object({ name: z.string(), shoulderCm: z.number(), hipCm: z.number().optional() }))
      .meta({ description: 'size table, cm, of the article laid flat; empty where none is known' }),
    tryOn: tryOn.nullable(),
    skus: z.array(
      z.object({
        id: z.string(),
        code: z.string(),
        optionValues: z.array(z.string()),
        priceFen,
        storePriceFen,
        listPriceFen: z.int(),
        imageUrl: z.string(),
        arItemId: z.string().nullable(),
        tryOn: tryOn.nullable(),
        stock,
        parts: z
          .array(z.object({ skuId: z.string(), title: z.string(), quantity: z.int(), stock }))
          .meta({ description: 'of a bundle: what one of it takes, and whether that is there' }),
      }),
    ),
    stores: z.array(z.object({ storeId: z.string(), name: z.string(), stock })),
  })
  .meta({ id: 'Product' });
