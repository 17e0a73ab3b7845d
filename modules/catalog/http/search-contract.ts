import { z } from 'zod';
import { pageOfSchema, pageQuery } from '#http';
import type { StoreId } from '#kernel';
import { SORTS } from '../app/search-products.ts';
import { TRY_ON_KINDS } from '../domain/product.ts';

const SEARCH_CHARS_MAX = 60;
const ID_CHARS_MAX = 64;
const NAME_CHARS_MAX = 100;
const SYNONYM_CHARS_MAX = 20;
const SYNONYMS_MAX = 10;

const name = z.string().min(1).max(NAME_CHARS_MAX);
const amount = z.coerce.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER);
const yes = z.stringbool();

export const storeIdQuery = z
  .string()
  .max(ID_CHARS_MAX)
  .transform((id) => id as StoreId)
  .optional();

/** What a list may be narrowed down to, with or without words. */
export const narrowingQuery = z.object({
  storeId: storeIdQuery,
  categoryId: z.string().max(ID_CHARS_MAX).optional(),
  q: z
    .string()
    .trim()
    .max(SEARCH_CHARS_MAX)
    .optional()
    .meta({ description: 'words, pinyin or its initials, a product id, an SKU code, a barcode' }),
  tryOn: z.enum(TRY_ON_KINDS).optional(),
  brand: name.optional(),
  priceMinFen: amount.optional(),
  priceMaxFen: amount.optional(),
  soldMin: amount.optional().meta({ description: 'pieces paid in the last 30 days, at least' }),
  isNew: yes.optional().meta({ description: 'on sale for less than 30 days' }),
  inStock: yes.optional().meta({ description: 'at the store that `storeId` names; without one, nothing is' }),
});

export const productsQuery = z.object({
  ...narrowingQuery.shape,
  ...pageQuery.shape,
  sort: z.enum(SORTS).optional().meta({
    description:
      'with words `relevance` is the usual one, otherwise `newest`; `distance`: from the store that `storeId` names to the nearest one that has it',
  }),
  personalised: yes.default(true).meta({
    description: '`false`: the order of results knows nothing of who asks (E-Commerce Law, art. 18)',
  }),
});

const counted = <Value extends z.ZodType>(value: Value) => z.array(z.object({ value, count: z.int() }));

export const facetsAnswer = z
  .object({
    total: z.int(),
    brands: counted(z.string()),
    categories: counted(z.string()),
    tryOn: counted(z.enum(TRY_ON_KINDS)),
    prices: z.array(z.object({ minFen: z.int(), maxFen: z.int().nullable(), count: z.int() })),
    sold: counted(z.int()).meta({ description: 'pieces in the last 30 days, at least' }),
    isNew: z.int(),
    inStock: z.int().nullable().meta({ description: 'null: no store was named' }),
  })
  .meta({
    id: 'ProductFacets',
    description: 'each count = results when that filter is added, in place of an earlier one of its kind',
  });

export const wordsAnswer = z.object({ items: z.array(z.string()) });

export const synonymsBody = z
  .strictObject({ words: z.array(z.string().trim().min(1).max(SYNONYM_CHARS_MAX)).min(2).max(SYNONYMS_MAX) })
  .meta({ id: 'NewSynonyms' });
export const synonymsAnswer = z
  .object({ id: z.string(), words: z.array(z.string()) })
  .meta({ id: 'Synonyms' });
export const synonymsPage = pageOfSchema(synonymsAnswer);
export const synonymsParams = z.object({ id: z.string().min(1).max(ID_CHARS_MAX) });

export const barcodeParams = z.object({ code: z.string().min(1).max(ID_CHARS_MAX) });
