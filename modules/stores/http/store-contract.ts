import { z } from 'zod';
import { pageOfSchema } from '#http';
import type { StoreId } from '#kernel';

const ID_CHARS_MAX = 64;
const NAME_CHARS_MAX = 40;
const ADDRESS_CHARS_MAX = 120;
const DAY_MINUTES = 1_440;
/** Opens before midnight, closes before the next noon. */
const CLOSES_MINUTE_MAX = 2_160;
const NEWS_TEXT_CHARS_MAX = 4_000;

export const storeIdSchema = z
  .string()
  .min(1)
  .max(ID_CHARS_MAX)
  .transform((id) => id as StoreId);
const id = z.string().min(1).max(ID_CHARS_MAX);
const name = z.string().trim().min(1).max(NAME_CHARS_MAX);
export const idParams = z.object({ id });
export const storeParams = z.object({ storeId: storeIdSchema });

const opensMinute = z.int().min(0).max(DAY_MINUTES).meta({ description: 'since midnight, Asia/Shanghai' });
const closesMinute = z
  .int()
  .min(0)
  .max(CLOSES_MINUTE_MAX)
  .meta({ description: 'above 1440, or before opensMinute: after midnight; equal to it: closed' });
const hours = z
  .array(z.strictObject({ opensMinute, closesMinute }))
  .length(7)
  .meta({ description: 'Monday first' });
const phone = z
  .string()
  .trim()
  .regex(/^\+?[\d -]{5,20}$/);

const facts = {
  name,
  district: z.string().trim().min(1).max(NAME_CHARS_MAX),
  districtCode: z
    .string()
    .regex(/^\d{6}$/)
    .optional()
    .meta({ description: 'GB/T 2260' }),
  address: z.string().trim().min(1).max(ADDRESS_CHARS_MAX),
  latitude: z.number().min(-90).max(90).meta({ description: 'GCJ-02' }),
  longitude: z.number().min(-180).max(180),
  regionId: id.optional(),
};
export const factsBody = z.strictObject(facts).meta({ id: 'StoreFacts' });
export const newStoreBody = z.strictObject({ ...facts, phone, hours }).meta({ id: 'NewStore' });
export const hoursBody = z.strictObject({ hours, phone }).meta({ id: 'StoreHours' });
export const storeRow = z
  .object({ id: z.string(), ...facts, phone: z.string(), hours })
  .meta({ id: 'StoreRow' });

export const dayBody = z
  .strictObject({ opensMinute, closesMinute, note: name })
  .meta({ id: 'SpecialDayHours' });
export const specialDay = z
  .object({ day: z.string(), opensMinute: z.int(), closesMinute: z.int(), note: z.string() })
  .meta({ id: 'SpecialDay' });
const day = z.iso.date().meta({ description: 'business day, Asia/Shanghai' });
export const dayParams = z.object({ day });
export const dayQuery = z.object({
  storeId: storeIdSchema.optional().meta({ description: 'left out: all stores' }),
});

export const regionBody = z.strictObject({ name, parentId: id.nullable() }).meta({ id: 'NewStoreRegion' });
export const region = z
  .object({ id: z.string(), name: z.string(), parentId: z.string().nullable() })
  .meta({ id: 'StoreRegion' });

const instant = z.int().nonnegative();
const newsFacts = {
  title: name,
  text: z.string().trim().min(1).max(NEWS_TEXT_CHARS_MAX),
  from: instant,
  until: instant.nullable().meta({ description: 'exclusive; null = until it is taken down' }),
};
const inOrder = ({ from, until }: { from: number; until: number | null }) => until === null || until > from;
const IN_ORDER = { message: '结束时间必须晚于开始时间', path: ['until'] };
export const newsBody = z.strictObject(newsFacts).refine(inOrder, IN_ORDER).meta({ id: 'StoreNewsText' });
export const newNewsBody = z
  .strictObject({
    storeId: storeIdSchema.nullable().meta({ description: 'null = all stores' }),
    ...newsFacts,
  })
  .refine(inOrder, IN_ORDER)
  .meta({ id: 'NewStoreNews' });
export const news = z
  .object({
    ...{ id: z.string(), storeId: z.string().nullable(), title: z.string(), text: z.string() },
    ...{ from: z.int(), until: z.int().nullable() },
  })
  .meta({ id: 'StoreNews' });
export const newsPage = pageOfSchema(news);

export const codeBody = z
  .strictObject({ storeId: storeIdSchema, position: name, campaign: id.nullable().default(null) })
  .meta({ id: 'NewStoreCode' });
export const storeCode = z
  .object({
    token: z.string().meta({ description: '`scene` of the mini-program code, at most 32 characters' }),
    ...{ storeId: z.string(), position: z.string(), campaign: z.string().nullable() },
    ...{ createdAt: z.int(), endedAt: z.int().nullable() },
  })
  .meta({ id: 'StoreCode' });
export const codePage = pageOfSchema(storeCode);
