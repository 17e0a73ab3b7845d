import { z } from 'zod';
import { pageOfSchema, pageQuery } from '#http';
import { SHELF_STATES } from '../domain/authoring/shelf-state.ts';
import { COMPONENTS_MAX } from '../domain/check-product.ts';
import { TRY_ON_KINDS } from '../domain/product.ts';
import { freeText, id, instant, name, priceFen, productId, skuId } from './console-contract.ts';

const OPTIONS_MAX = 5;
const SKUS_MAX = 200;
const TAGS_MAX = 30;
const IMAGES_MAX = 30;
const URL_CHARS_MAX = 500;
const SIZES_MAX = 60;
const ATTRIBUTES_MAX = 200;
const LEVELS_MAX = 20;
const MODIFIER_GROUPS_MAX = 20;
const PIECES_MAX = 99;

/** A path of this house or an address with TLS: nothing that a page would run. */
const imageUrl = z
  .string()
  .max(URL_CHARS_MAX)
  .regex(/^(\/(?!\/)|https:\/\/)[^\s"'<>\\]*$/);
const code = freeText(64).min(1);
const optionValue = name;

const skuBody = z
  .strictObject({
    id: skuId.optional().meta({ description: 'of an article that is there; else found by its code' }),
    code,
    barcode: z
      .string()
      .regex(/^\d{8}$|^\d{12,13}$/)
      .nullable()
      .default(null),
    optionValues: z.array(optionValue).max(OPTIONS_MAX),
    priceFen,
    listPriceFen: priceFen,
    imageUrl,
    arItemId: id.nullable().default(null),
    tryOn: z.enum(TRY_ON_KINDS).nullable().default(null),
    components: z
      .array(
        z.strictObject({
          skuId,
          quantity: z.int().positive().max(PIECES_MAX),
          isGift: z.boolean().default(false),
        }),
      )
      .max(COMPONENTS_MAX)
      .default([])
      .meta({ description: 'of a bundle: what one of it takes from the shelves' }),
    tierPrices: z
      .array(z.strictObject({ level: z.int().min(1).max(LEVELS_MAX), priceFen }))
      .max(LEVELS_MAX)
      .default([]),
  })
  .meta({ id: 'SkuDraft' });

const attributeValue = z.union([freeText(500), z.number(), z.boolean()]);

export const productBody = z
  .strictObject({
    externalId: freeText(64).min(1).nullable().default(null),
    categoryId: id,
    title: name,
    subtitle: freeText(120).default(''),
    description: z
      .string()
      .trim()
      .max(20_000)
      .refine((value) => !value.includes('\0'))
      .default(''),
    brand: freeText(60).default(''),
    tags: z.array(freeText(20).min(1)).max(TAGS_MAX).default([]),
    images: z.array(imageUrl).max(IMAGES_MAX).default([]),
    optionNames: z.array(name).max(OPTIONS_MAX).default([]),
    attributes: z
      .record(z.string().min(1).max(64), attributeValue)
      .refine((values) => Object.keys(values).length <= ATTRIBUTES_MAX)
      .default({}),
    durable: z.boolean().default(false),
    sizes: z
      .array(
        z
          .strictObject({ name, shoulderCm: z.number().max(1_000), hipCm: z.number().max(1_000).optional() })
          .transform(({ hipCm, ...size }) => (hipCm === undefined ? size : { ...size, hipCm })),
      )
      .max(SIZES_MAX)
      .default([]),
    kitchenGroup: name.nullable().default(null),
    modifierGroupIds: z.array(id).max(MODIFIER_GROUPS_MAX).default([]),
    skus: z.array(skuBody).min(1).max(SKUS_MAX),
  })
  .meta({ id: 'ProductDraft' });

export const changeProductBody = productBody
  .extend({ version: z.int().positive().max(2_000_000_000).meta({ description: 'the one that was read' }) })
  .meta({ id: 'ProductChange' });
export const publishBody = z
  .strictObject({
    from: instant.optional().meta({ description: 'absent = now' }),
    until: instant.nullable().default(null),
  })
  .meta({ id: 'PublishProduct' });
export const productParams = z.object({ id: productId });
export const externalParams = z.object({ externalId: freeText(64).min(1) });

export const productsQuery = pageQuery.extend({
  state: z.enum(SHELF_STATES).optional(),
  categoryId: id.optional().meta({ description: 'with everything below it' }),
  tag: freeText(20).optional(),
  q: freeText(60)
    .optional()
    .meta({ description: 'part of a title or brand, or a code, barcode, external id' }),
});

const state = z.enum(SHELF_STATES).meta({ id: 'ShelfState' });
const listed = z
  .object({
    id: z.string(),
    externalId: z.string().nullable(),
    title: z.string(),
    brand: z.string(),
    categoryId: z.string(),
    tags: z.array(z.string()),
    version: z.int(),
    state,
    onFrom: z.int(),
    onUntil: z.int().nullable(),
    listedAt: z.int(),
  })
  .meta({ id: 'ConsoleProductLine' });
export const listAnswer = pageOfSchema(listed);

export const productAnswer = listed
  .extend({
    subtitle: z.string(),
    description: z.string(),
    images: z.array(z.string()),
    optionNames: z.array(z.string()),
    attributes: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
    durable: z.boolean(),
    sizes: z.array(z.object({ name: z.string(), shoulderCm: z.number(), hipCm: z.number().optional() })),
    kitchenGroup: z.string().nullable(),
    modifierGroupIds: z.array(z.string()),
    skus: z.array(
      z.object({
        id: z.string(),
        code: z.string(),
        barcode: z.string().nullable(),
        optionValues: z.array(z.string()),
        priceFen: z.int(),
        listPriceFen: z.int(),
        imageUrl: z.string(),
        arItemId: z.string().nullable(),
        tryOn: z.enum(TRY_ON_KINDS).nullable(),
        onSale: z
          .boolean()
          .meta({ description: 'false: no longer part of the product, but had been ordered' }),
        components: z.array(z.object({ skuId: z.string(), quantity: z.int(), isGift: z.boolean() })),
        tierPrices: z.array(z.object({ level: z.int(), priceFen: z.int() })),
      }),
    ),
  })
  .meta({ id: 'ConsoleProduct' });
