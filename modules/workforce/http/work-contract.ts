import { z } from 'zod';
import { pageOfSchema, pageQuery } from '#http';
import { STAFF_ROLES, type StaffId, type StoreId } from '#kernel';

const ID_CHARS_MAX = 64;
const TITLE_CHARS_MAX = 60;
const DETAILS_CHARS_MAX = 1_000;
/** 31 December 9999. */
const INSTANT_MAX = 253_402_300_799_999;

const id = z.string().min(1).max(ID_CHARS_MAX);
const storeId = id.transform((text) => text as StoreId);
const staffId = id.transform((text) => text as StaffId);
const instant = z.int().min(0).max(INSTANT_MAX);
const queryInstant = z.coerce.number().int().min(0).max(INSTANT_MAX);

export const idParams = z.object({ id });

export const spanQuery = pageQuery.extend({ storeId, from: queryInstant, until: queryInstant });
export const ownSpanQuery = z.object({ storeId, from: queryInstant, until: queryInstant });
export const taskQuery = pageQuery.extend({
  storeId,
  state: z.enum(['open', 'done', 'cancelled']).default('open'),
  mine: z.enum(['true', 'false']).default('false').meta({ description: 'only what is given to the caller' }),
});

const span = { from: instant, until: instant.meta({ description: 'exclusive' }) };
export const spanBody = z.strictObject(span).meta({ id: 'ShiftSpan' });
export const planBody = z.strictObject({ storeId, staffId, ...span }).meta({ id: 'PlanShift' });
export const clockBody = z
  .strictObject({ clockedInAt: instant.nullable(), clockedOutAt: instant.nullable() })
  .meta({ id: 'CorrectClock' });

export const shiftAnswer = z
  .object({
    ...{ id: z.string(), storeId: z.string(), staffId: z.string(), staffName: z.string() },
    ...{ from: z.int(), until: z.int() },
    ...{ clockedInAt: z.int().nullable(), clockedOutAt: z.int().nullable() },
    isMine: z.boolean(),
  })
  .meta({ id: 'Shift' });
export const shiftPage = pageOfSchema(shiftAnswer);

const assignee = z.union([
  z.strictObject({ staffId }).transform((to) => ({ ...to, role: null })),
  z.strictObject({ role: z.enum(STAFF_ROLES) }).transform((to) => ({ ...to, staffId: null })),
]);
export const taskBody = z
  .strictObject({
    ...{ storeId, dueAt: instant, title: z.string().trim().min(1).max(TITLE_CHARS_MAX) },
    details: z.string().trim().max(DETAILS_CHARS_MAX).default(''),
    assignee: assignee.meta({ description: 'one person, or whoever holds the role at the store' }),
  })
  .meta({ id: 'GiveTask' });

export const taskAnswer = z
  .object({
    ...{ id: z.string(), storeId: z.string(), title: z.string(), details: z.string(), dueAt: z.int() },
    ...{ staffId: z.string().nullable(), staffName: z.string().nullable() },
    ...{ role: z.enum(STAFF_ROLES).nullable(), state: z.enum(['open', 'done', 'cancelled']) },
    ...{ endedBy: z.string().nullable(), endedByName: z.string().nullable(), endedAt: z.int().nullable() },
    isMine: z.boolean().meta({ description: 'the caller may tick it off' }),
  })
  .meta({ id: 'StaffTask' });
export const taskPage = pageOfSchema(taskAnswer);

export const performanceAnswer = z
  .object({
    ...{ staffId: z.string(), staffName: z.string() },
    handedOver: z.int().meta({ description: 'parts of orders handed over at the counter' }),
    shipped: z.int(),
    goodsFen: z.int().meta({ description: 'paid for the goods of those parts' }),
    refundedFen: z.int().meta({ description: 'given back of them since' }),
    commissionFen: z
      .int()
      .meta({ description: 'earned by those of them that were received, refunds taken off' }),
    ...{ netFen: z.int(), tasksDone: z.int(), workedMinutes: z.int() },
  })
  .meta({ id: 'StaffPerformance' });
export const performancePage = pageOfSchema(performanceAnswer);
