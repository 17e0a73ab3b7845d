import { z } from 'zod';
import type { ProductId, StoreId } from '#kernel';
import { LIST_WINDOWS, type ListName } from '../app/places/store-lists.ts';
import { feedAnswer } from './recommendation-contract.ts';

const ROW_ITEMS_MAX = 30;
const ROW_ITEMS_DEFAULT = 10;
const LIST_ITEMS_MAX = 60;
const LIST_ITEMS_DEFAULT = 20;
const ID_CHARS_MAX = 64;
const STORES_MAX = 50;

const storeId = z
  .string()
  .min(1)
  .max(ID_CHARS_MAX)
  .transform((id) => id as StoreId);
const upTo = (most: number, usual: number) => z.coerce.number().int().min(1).max(most).default(usual);

export const productParams = z.object({
  id: z
    .string()
    .max(ID_CHARS_MAX)
    .transform((id) => id as ProductId),
});
export const storeParams = z.object({ id: storeId });
export const rowQuery = z.object({ storeId, limit: upTo(ROW_ITEMS_MAX, ROW_ITEMS_DEFAULT) });
export const highlightsQuery = z.object({ limit: upTo(ROW_ITEMS_MAX, ROW_ITEMS_DEFAULT) });
export const storesQuery = z.object({ limit: upTo(STORES_MAX, ROW_ITEMS_DEFAULT) });

export const listParams = z.object({ list: z.enum(Object.keys(LIST_WINDOWS) as [ListName, ...ListName[]]) });
export const listQuery = z.object({
  storeId,
  limit: upTo(LIST_ITEMS_MAX, LIST_ITEMS_DEFAULT),
  overlap: z
    .enum(['true', 'false'])
    .default('false')
    .transform((said) => said === 'true')
    .meta({ description: 'false: the hot list leaves out what the new list of the same length shows' }),
});

export const listAnswer = feedAnswer
  .extend({
    list: listParams.shape.list.meta({
      description:
        'new: listed at most 14 days ago, newest first. hot: weighted interest of 7 days, smoothed',
    }),
    window: z.object({ days: z.int(), from: z.int(), until: z.int() }),
  })
  .meta({ id: 'GoodsList' });

export const highlightsAnswer = z
  .object({
    sections: z.array(
      feedAnswer.extend({ key: z.enum(['popular', 'new', 'district']), title: z.string() }).meta({
        id: 'StoreSection',
      }),
    ),
  })
  .meta({ id: 'StoreHighlights' });

export const storesAnswer = z
  .object({
    items: z.array(
      z.object({
        storeId: z.string(),
        name: z.string(),
        district: z.string(),
        address: z.string(),
        reason: z.string(),
        reasonCode: z.enum(['PREFERRED', 'USUAL_DISTRICT', 'BUSY', 'STORE']),
      }),
    ),
    usualDistrict: z
      .object({ code: z.string(), name: z.string() })
      .nullable()
      .meta({ description: 'GB/T 2260; null without consent to location.district' }),
  })
  .meta({ id: 'StoreSuggestions' });
