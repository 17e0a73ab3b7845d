import { z } from 'zod';

const ID_CHARS_MAX = 64;
const NAME_CHARS_MAX = 40;
const DAYS_MIN = 7;
const DAYS_MAX = 90;

const question = z
  .enum(['ranking', 'interleaving', 'exploration'])
  .meta({ description: 'ranker against order of retrieval; both in one list; with and without exploration' });
const metric = z
  .enum(['orders', 'clicks'])
  .meta({ description: 'per member-week; clicks = goods opened from a list' });

export const experimentParams = z.object({ id: z.string().min(1).max(ID_CHARS_MAX) });

export const experimentBody = z
  .strictObject({
    name: z.string().trim().min(1).max(NAME_CHARS_MAX),
    question,
    permille: z.int().min(20).max(1_000).meta({ description: 'part of the members, all arms together' }),
    days: z
      .int()
      .min(DAYS_MIN)
      .max(DAYS_MAX)
      .meta({ description: 'horizon, fixed beforehand: nothing counts as a result before it' }),
    primaryMetric: metric,
  })
  .meta({ id: 'NewExperiment' });

export const experimentAnswer = z
  .object({
    id: z.string(),
    name: z.string(),
    question,
    arms: z.array(z.object({ name: z.string(), permille: z.int() })),
    days: z.int(),
    primaryMetric: metric,
    state: z.enum(['draft', 'running', 'stopped']),
    author: z.string(),
    createdAt: z.int(),
    startsAt: z.int().meta({ description: '0 = not yet' }),
    endsAt: z.int(),
    stoppedAt: z.int().nullable(),
  })
  .meta({ id: 'Experiment' });

export const experimentList = z.object({ items: z.array(experimentAnswer) }).meta({ id: 'Experiments' });

const estimate = z.object({ value: z.number(), low: z.number(), high: z.number() });
const share = z.number().nullable();

export const experimentReport = z
  .object({
    verdict: z.enum([
      'draft',
      'broken_split',
      'too_early',
      'ended_early',
      'unclear',
      'first_better',
      'second_better',
    ]),
    asOf: z.int(),
    arms: z.array(
      z.object({
        name: z.string(),
        permille: z.int(),
        members: z.int(),
        lists: z.int(),
        rate: estimate.nullable().meta({ description: 'primary metric per member-week, 95 % interval' }),
        hiddenPerList: share,
        refundedPerOrder: share,
        degradedShare: share,
        goodsShown: z.int(),
      }),
    ),
    sampleRatio: z.object({ p: z.number(), isBroken: z.boolean() }),
    crossed: z.int().meta({ description: 'members seen in more than one arm: left out' }),
    difference: estimate
      .extend({
        p: z.number(),
        explained: z.number().meta({ description: 'share of the variance that history explained (CUPED)' }),
      })
      .nullable()
      .meta({ description: 'second arm minus first; null before the horizon' }),
    interleaving: z
      .object({ forA: z.int(), forB: z.int(), ties: z.int(), p: z.number() })
      .nullable()
      .meta({ description: 'members for each team; exact sign test' }),
  })
  .meta({ id: 'ExperimentReport' });

const policyValue = z.object({
  draws: z.int(),
  effectiveDraws: z.number(),
  value: estimate.optional().meta({ description: 'clicks per place; absent below 200 effective draws' }),
});
const clicked = { shown: z.int(), opened: z.int() };

export const healthAnswer = z
  .object({
    asOf: z.int(),
    fromDay: z.int().meta({ description: 'days since 1970 in Asia/Shanghai' }),
    hasDemoData: z.boolean(),
    answers: z.array(z.object({ answered: z.string(), lists: z.int() })),
    listsLost: z
      .int()
      .meta({ description: 'given up by this process while the database was away; in no figure here' }),
    coverage: z.object({ shown: z.int(), onSale: z.int() }),
    fresh: z.object({ shown: share, onSale: share }),
    days: z.array(z.object({ day: z.int(), shown: z.int(), goods: z.int() })),
    places: z.array(z.object({ place: z.string(), ...clicked })),
    reasons: z.array(z.object({ reason: z.string(), ...clicked })),
    exploration: z.object({ share, best: policyValue, even: policyValue }),
    concentration: z.object({
      goods: share,
      categories: share,
      stores: z.array(z.object({ storeId: z.string(), gini: z.number(), goods: z.int() })),
    }),
    categories: z.array(z.object({ name: z.string(), shown: z.int(), bought: z.int() })),
    drift: z.object({ shown: share, bought: share, shownToBought: share }),
  })
  .meta({ id: 'RecommenderHealth' });
