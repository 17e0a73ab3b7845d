import { z } from 'zod';
import { fen, type SkuId, type StoreId } from '#kernel';
import { CORNERS_MAX, CORNERS_MIN, RADIUS_METRES_MAX } from '../domain/delivery-area.ts';
import { FREIGHT_UNITS, TIERS_MAX, ZONE_REGIONS_MAX, ZONES_MAX } from '../domain/freight-template.ts';
import { PICKUP_DAYS_MAX } from '../domain/pickup-rule.ts';
import { DAYS_AHEAD_MAX, SLOT_CAPACITY_MAX, SLOT_KINDS } from '../domain/slots.ts';

const ID_CHARS_MAX = 64;
const FEE_FEN_MAX = 10_000_00;
const UNITS_MAX = 100_000_000;
const DAY_MINUTES = 1_440;
const GOODS_PER_REQUEST_MAX = 200;
const [LATITUDE_MIN, LATITUDE_MAX, LONGITUDE_MIN, LONGITUDE_MAX] = [3, 54, 73, 136];

export const storeIdSchema = z
  .string()
  .min(1)
  .max(ID_CHARS_MAX)
  .transform((id) => id as StoreId);
export const idSchema = z.string().min(1).max(ID_CHARS_MAX);
export const storeParams = z.object({ storeId: storeIdSchema });
const amount = z.int().min(0).max(FEE_FEN_MAX).transform(fen);
const regionName = z.string().trim().min(2).max(30);

const zone = z.strictObject({
  regions: z
    .array(regionName)
    .max(ZONE_REGIONS_MAX)
    .meta({ description: 'provinces and cities; [] = everywhere else' }),
  refused: z.boolean().default(false),
  firstUnits: z.int().min(1).max(UNITS_MAX),
  firstFen: amount,
  nextUnits: z.int().min(1).max(UNITS_MAX),
  nextFen: amount,
  freeFromFen: amount.nullable().meta({ description: '0 = always free there, null = never' }),
});
const tier = z.strictObject({ untilMetres: z.int().min(1).max(RADIUS_METRES_MAX), fen: amount });

const templateText = {
  name: z.string().trim().min(1).max(30),
  storeId: storeIdSchema
    .nullable()
    .default(null)
    .meta({ description: 'null = every store without one of its own' }),
  unit: z
    .enum(FREIGHT_UNITS)
    .meta({ description: 'piece; weight in grams; volume in cm³; distance in metres' }),
  zones: z.array(zone).max(ZONES_MAX).default([]),
  tiers: z.array(tier).max(TIERS_MAX).default([]),
  isDefault: z.boolean().default(false),
};
export const templateBody = z.strictObject(templateText).meta({ id: 'FreightTemplateText' });
export const templateAnswer = z
  .object({
    ...{ id: z.string(), name: z.string(), storeId: z.string().nullable(), unit: z.enum(FREIGHT_UNITS) },
    zones: z.array(
      z.object({
        ...{ regions: z.array(z.string()), refused: z.boolean(), firstUnits: z.int(), firstFen: z.int() },
        ...{ nextUnits: z.int(), nextFen: z.int(), freeFromFen: z.int().nullable() },
      }),
    ),
    tiers: z.array(z.object({ untilMetres: z.int(), fen: z.int() })),
    isDefault: z.boolean(),
  })
  .meta({ id: 'FreightTemplate' });

export const goodsBody = z
  .strictObject({
    items: z
      .array(
        z.strictObject({
          skuId: idSchema.transform((id) => id as SkuId),
          templateId: idSchema.nullable().default(null),
          weightGrams: z.int().min(0).max(1_000_000).default(0),
          volumeCm3: z.int().min(0).max(10_000_000).default(0),
        }),
      )
      .min(1)
      .max(GOODS_PER_REQUEST_MAX),
  })
  .meta({ id: 'FreightGoods' });

const GOODS_ASKED_MAX = 50;
export const goodsQuery = z.object({
  skuIds: z
    .string()
    .min(1)
    .max(GOODS_ASKED_MAX * (ID_CHARS_MAX + 1))
    .transform((text) => text.split(',') as SkuId[])
    .refine((ids) => ids.length <= GOODS_ASKED_MAX, { message: `at most ${GOODS_ASKED_MAX} articles` })
    .describe('ids with commas between them'),
});
export const goodsAnswer = z
  .object({
    items: z.array(
      z.object({
        skuId: z.string(),
        templateId: z.string().nullable(),
        weightGrams: z.int(),
        volumeCm3: z.int(),
      }),
    ),
  })
  .meta({ id: 'KnownFreightGoods' });

const corner = z.strictObject({
  latitude: z.number().min(LATITUDE_MIN).max(LATITUDE_MAX),
  longitude: z.number().min(LONGITUDE_MIN).max(LONGITUDE_MAX),
});
export const areaBody = z
  .strictObject({
    shape: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('radius'), metres: z.int().min(100).max(RADIUS_METRES_MAX) }),
      z.strictObject({
        kind: z.literal('polygon'),
        corners: z.array(corner).min(CORNERS_MIN).max(CORNERS_MAX),
      }),
    ]),
    city: regionName.meta({ description: 'judges addresses without a point: 武汉市' }),
    minOrderFen: amount.default(fen(0)),
  })
  .meta({ id: 'DeliveryArea' });

export const planBody = z
  .strictObject({
    fromMinute: z
      .int()
      .min(0)
      .max(DAY_MINUTES - 1),
    untilMinute: z.int().min(1).max(DAY_MINUTES),
    slotMinutes: z.int().min(10).max(DAY_MINUTES),
    capacity: z.int().min(1).max(SLOT_CAPACITY_MAX),
    leadMinutes: z
      .int()
      .min(0)
      .max(7 * DAY_MINUTES),
    daysAhead: z.int().min(0).max(DAYS_AHEAD_MAX),
  })
  .refine(({ fromMinute, untilMinute, slotMinutes }) => fromMinute + slotMinutes <= untilMinute, {
    message: 'at least one slot fits into the day',
  })
  .meta({ id: 'SlotPlan' });
export const kindParams = z.object({ storeId: storeIdSchema, kind: z.enum(SLOT_KINDS) });
export const pickupRuleBody = z
  .strictObject({
    remindAfterDays: z.int().min(1).max(PICKUP_DAYS_MAX),
    lapseAfterDays: z.int().min(1).max(PICKUP_DAYS_MAX),
    paysBack: z.boolean().meta({ description: 'cancelled and paid back by itself when nobody came' }),
  })
  .refine(({ remindAfterDays, lapseAfterDays }) => remindAfterDays < lapseAfterDays, {
    message: 'she is reminded before it is too late',
  })
  .meta({ id: 'PickupRule' });
export const deliveryRules = z
  .object({
    area: areaBody.nullable(),
    pickupSlots: planBody.nullable(),
    deliverySlots: planBody.nullable(),
    pickupRule: pickupRuleBody,
  })
  .meta({ id: 'StoreDeliveryRules' });

export const slotsAnswer = z
  .object({ items: z.array(z.object({ startsAt: z.int(), endsAt: z.int(), left: z.int() })) })
  .meta({ id: 'SlotOffers' });
