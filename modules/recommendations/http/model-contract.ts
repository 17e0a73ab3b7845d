import { z } from 'zod';

const VERSION_CHARS_MAX = 64;

const figures = z.object({
  hitRateAt20: z.number(),
  ndcgAt20: z.number(),
  ndcgInterval: z.tuple([z.number(), z.number()]).meta({ description: '95 %' }),
  coverageAt20: z.number(),
});

const lead = z
  .object({ ndcgAt20: z.number(), interval: z.tuple([z.number(), z.number()]) })
  .meta({ description: 'difference in NDCG@20 on the same moments, with its paired 95 % interval' });

const facts = {
  version: z.string(),
  createdAt: z.int(),
  dataUntil: z.int().meta({ description: 'time of the newest event that it learned from' }),
  code: z.string().meta({ description: 'commit that trained it' }),
  seed: z.int(),
  metrics: z.object({
    lists: z.int(),
    ranker: figures.extend({ overRetrieval: lead }),
    retrieval: figures.meta({ description: 'the order without a ranker' }),
    popular: figures,
    running: figures
      .extend({ version: z.string(), lead })
      .optional()
      .meta({ description: 'the version then in use, on the same fresh moments' }),
  }),
};

export const modelList = z
  .object({
    current: z.string().nullable().meta({ description: 'the version to answer from' }),
    answering: z.string().nullable().meta({ description: 'the version that this process answers from' }),
    items: z.array(z.object({ ...facts, bytes: z.int(), isCurrent: z.boolean(), isPinned: z.boolean() })),
    refusals: z
      .array(z.object({ ...facts, reason: z.string() }))
      .meta({ description: 'trained, but worse than what was there' }),
  })
  .meta({ id: 'RecommenderModels' });

export const modelParams = z.object({ version: z.string().min(1).max(VERSION_CHARS_MAX) });
