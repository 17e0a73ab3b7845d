import { z } from 'zod';
import type { OrderId } from '#kernel';
import { RUN_STATES, type RunState } from '../domain/courier-run.ts';
import { CARRIERS, PARCEL_STATES, type ParcelState, TRACK_KINDS } from '../domain/parcel.ts';
import { idSchema, storeIdSchema } from './rule-contract.ts';

export const orderParams = z.object({ id: idSchema.transform((id) => id as OrderId) });
export const runParams = z.object({ id: idSchema });
export const waybillBody = z
  .strictObject({ storeId: storeIdSchema, carrier: z.enum(Object.keys(CARRIERS) as [string, ...string[]]) })
  .meta({ id: 'AskWaybill' });
export const storeBody = z.strictObject({ storeId: storeIdSchema }).meta({ id: 'PartOfAnOrder' });
export const correctBody = z
  .strictObject({
    storeId: storeIdSchema,
    carrier: z.string().trim().min(1).max(20),
    trackingNumber: z
      .string()
      .trim()
      .regex(/^[A-Za-z0-9-]{6,32}$/),
    instead: z
      .string()
      .max(32)
      .optional()
      .meta({ description: 'of several parcels the number that is wrong; missing = that of the last' }),
  })
  .meta({ id: 'CorrectShipment' });
export const runBody = z
  .strictObject({ orderId: idSchema.transform((id) => id as OrderId), storeId: storeIdSchema })
  .meta({ id: 'AskCourier' });
export const labelAnswer = z.object({ html: z.string() }).meta({ id: 'WaybillLabel' });

const parcelState = z.enum(PARCEL_STATES as [ParcelState, ...ParcelState[]]).meta({ id: 'ParcelState' });
export const runState = z.enum(RUN_STATES as [RunState, ...RunState[]]).meta({ id: 'CourierRunState' });
export const parcelAnswer = z
  .object({
    ...{ storeId: z.string(), state: parcelState, carrier: z.string(), carrierName: z.string() },
    ...{ trackingNumber: z.string(), reason: z.string() },
  })
  .meta({ id: 'Parcel' });
const track = z.object({
  trackingNumber: z.string().meta({ description: 'of the parcel' }),
  at: z.int(),
  kind: z.enum(TRACK_KINDS),
  text: z.string(),
});
export const handOverAnswer = z
  .object({
    items: z.array(
      z.object({
        storeId: z.string(),
        pickupUntil: z.int().nullable().meta({ description: 'so long what lies ready waits for her' }),
        slot: z.object({ startsAt: z.int(), endsAt: z.int() }).nullable(),
        parcel: parcelAnswer.nullable().meta({ description: 'the last one' }),
        parcels: z.array(parcelAnswer).max(50),
        tracks: z.array(track),
        run: z.object({ state: runState, deliveredAt: z.int().nullable() }).nullable(),
      }),
    ),
  })
  .meta({ id: 'OrderHandOver' });
export const runAnswer = z
  .object({
    ...{ id: z.string(), orderId: z.string(), storeId: z.string(), state: runState, feeFen: z.int() },
    ...{
      riderId: z.string().nullable(),
      reason: z.string(),
      askedAt: z.int(),
      deliveredAt: z.int().nullable(),
    },
  })
  .meta({ id: 'CourierRun' });
