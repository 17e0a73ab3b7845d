import { z } from 'zod';
import { pageOfSchema, pageQuery } from '#http';
import type { StoreId } from '#kernel';

const ID_CHARS_MAX = 64;

const id = z.string().min(1).max(ID_CHARS_MAX);
const storeId = id.transform((value) => value as StoreId).optional();

export const kindParams = z.object({ kind: id });
export const runParams = z.object({ id });
export const runsQuery = pageQuery.extend({ kind: id.optional() });
export const exportQuery = z.object({
  storeId,
  only: z
    .string()
    .max(200)
    .regex(/^\w+:[\w-]+(,\w+:[\w-]+)*$/)
    .optional()
    .describe('rows that are so: `state:OPEN,day:2026-11-20`; each kind of sheet knows its own words'),
});
export const importQuery = z.object({
  dryRun: z.stringbool().default(false).meta({ description: 'checks and counts, writes nothing' }),
  storeId: storeId.meta({ description: 'for sheets about one store' }),
});

const column = z.object({ key: z.string(), label: z.string(), required: z.boolean() });
export const kindsAnswer = z.object({
  items: z.array(
    z
      .object({
        kind: z.string(),
        label: z.string(),
        scope: z.enum(['shop', 'store']),
        canImport: z.boolean(),
        canExport: z.boolean(),
        columns: z.array(column),
      })
      .meta({ id: 'SheetKind' }),
  ),
});

const problem = z
  .object({
    row: z.int().meta({ description: 'as the spreadsheet numbers it; the header is row 1' }),
    column: z.string(),
    code: z.string(),
    message: z.string(),
  })
  .meta({ id: 'ImportRowProblem' });

const run = z
  .object({
    id: z.string(),
    kind: z.string(),
    storeId: z.string().nullable(),
    dryRun: z.boolean(),
    state: z.enum(['running', 'done', 'stopped']),
    problem: z.string().nullable(),
    rowsRead: z.int(),
    created: z.int(),
    changed: z.int(),
    unchanged: z.int(),
    failed: z.int(),
    startedBy: z.string(),
    startedAt: z.int(),
    seenAt: z.int(),
  })
  .meta({ id: 'ImportRun' });
export const runsAnswer = pageOfSchema(run);
export const runAnswer = run.extend({ problems: z.array(problem) }).meta({ id: 'ImportRunReport' });
