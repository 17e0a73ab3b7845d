import { z } from 'zod';
import type { StoreId } from '#kernel';
import { PURPOSES } from '#modules/privacy';
import { EVENT_KINDS, type EventKind } from '#modules/recommendations';
import { type Leaf, PREDICATE_DEPTH_MAX, PREDICATE_LEAVES_MAX, type Predicate } from '../domain/predicate.ts';

const ID_CHARS_MAX = 64;
const DAYS_MAX = 3_650;
const TIER_LEVEL_MAX = 20;
/** As long as the log of behaviour is kept. */
const BEHAVIOUR_DAYS_MAX = 180;

const id = z.string().min(1).max(ID_CHARS_MAX);
const storeId = id.transform((value) => value as StoreId);
const days = z.int().min(1).max(DAYS_MAX);

function range(max: number) {
  const end = z.int().nonnegative().max(max);
  return z
    .strictObject({ min: end.optional(), max: end.optional() })
    .refine(({ min, max }) => min !== undefined || max !== undefined, { message: '上限和下限至少要有一个' })
    .refine(({ min = 0, max = Number.POSITIVE_INFINITY }) => min <= max, { message: '下限不能大于上限' });
}
const daysAgo = range(DAYS_MAX);

const LEAVES = [
  z.strictObject({ kind: z.literal('tag'), tag: id }),
  z.strictObject({ kind: z.literal('consent'), purpose: z.enum(PURPOSES) }),
  z.strictObject({ kind: z.literal('joined'), daysAgo }),
  z.strictObject({ kind: z.literal('home_store'), storeId }),
  z.strictObject({ kind: z.literal('tier'), level: range(TIER_LEVEL_MAX) }),
  z.strictObject({ kind: z.literal('last_purchase'), daysAgo }),
  z.strictObject({ kind: z.literal('orders'), withinDays: days.optional(), count: range(10_000) }),
  z.strictObject({
    kind: z.literal('spent'),
    withinDays: days.optional(),
    fen: range(Number.MAX_SAFE_INTEGER),
  }),
  z.strictObject({
    kind: z.literal('behaviour'),
    event: z.enum(Object.keys(EVENT_KINDS) as EventKind[]),
    withinDays: z.int().min(1).max(BEHAVIOUR_DAYS_MAX),
    times: range(10_000),
    categoryId: id.optional(),
    productId: id.optional(),
    storeId: storeId.optional(),
  }),
  z.strictObject({ kind: z.literal('district'), code: z.string().regex(/^\d{6}$/) }),
] as const;

/**
 * One schema per level instead of one that contains itself: a body of ten thousand brackets ends at the
 * seventh, and each complaint carries the path of the part that it is about.
 */
function levels(depth: number): z.ZodType<Predicate> {
  if (depth === 1)
    return z
      .discriminatedUnion('kind', LEAVES, {
        error: ({ code }) =>
          code === 'invalid_union' ? `没有这种条件，或条件超过 ${PREDICATE_DEPTH_MAX} 层` : undefined,
      })
      .meta({ id: 'SegmentLeaf' }) satisfies z.ZodType<Leaf>;
  const part = levels(depth - 1);
  const parts = z.array(part).min(1).max(PREDICATE_LEAVES_MAX);
  return z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('all'), of: parts }),
      z.strictObject({ kind: z.literal('any'), of: parts }),
      z.strictObject({ kind: z.literal('not'), of: part }),
      ...LEAVES,
    ])
    .meta({ id: `SegmentPredicate${depth}` });
}

export const predicateSchema = levels(PREDICATE_DEPTH_MAX);
/** Stored ones were checked on their way in; the document need not tell the tree twice. */
export const predicateAnswer = z
  .object({ kind: z.string() })
  .loose()
  .meta({ id: 'StoredPredicate', description: 'as it was sent' });
