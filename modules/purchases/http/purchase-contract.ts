import { z } from 'zod';
import { DAY_MS, type MemberId, type StoreId } from '#kernel';
import { CHANNELS } from '../domain/purchase.ts';
import { RFM_TYPES } from '../domain/rfm.ts';

const ID_CHARS_MAX = 64;
const PERIOD_DAYS_MAX = 1_096;
const id = z.string().min(1).max(ID_CHARS_MAX);
/** The last instant that a Date can hold. */
const instant = z.coerce.number().int().min(0).max(8.64e15);

export const memberParams = z.object({ id: id.transform((value) => value as MemberId) });
export const analysisQuery = z.object({
  storeId: id.transform((value) => value as StoreId).optional(),
  channel: z.enum(CHANNELS).optional(),
  from: instant.optional().meta({ description: 'inclusive; missing = a year before `until`' }),
  until: instant.optional().meta({ description: 'exclusive; missing = now' }),
});
/** With the missing ends filled in. */
export const analysedPeriod = z
  .object({ from: instant, until: instant })
  .refine(({ from, until }) => from < until, { message: '开始时间必须早于结束时间', path: ['from'] })
  .refine(({ from, until }) => until - from <= PERIOD_DAYS_MAX * DAY_MS, {
    ...{ message: `一次最多看 ${PERIOD_DAYS_MAX} 天`, path: ['from'] },
  });

const channel = z.enum(CHANNELS);
export const purchaseAnswer = z
  .object({
    channel,
    channelName: z.string(),
    number: z.string().meta({ description: 'as the channel numbers it' }),
    orderId: z.string().nullable().meta({ description: 'null: not an order of this shop' }),
    stores: z.array(z.string()).meta({ description: 'names' }),
    at: z.int(),
    paidFen: z.int(),
    refundedFen: z.int(),
    lines: z.array(
      z.object({
        title: z.string(),
        quantity: z.int(),
        totalFen: z.int(),
        productId: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'Purchase' });

const category = z.object({
  categoryId: z.string(),
  name: z.string(),
  pieces: z.int(),
  netFen: z.int(),
});
const days = z.number().nullable().meta({
  description: 'median of the days between two days with a purchase; null below two of them',
});
const score = z.int().min(1).max(5);

export const memberAnalysisAnswer = z
  .object({
    memberId: z.string(),
    name: z.string().meta({ description: 'masked' }),
    analysis: z
      .object({
        purchases: z.int(),
        netFen: z.int().meta({ description: 'refunds are taken off' }),
        averageFen: z.int(),
        firstAt: z.int().nullable(),
        lastAt: z.int().nullable(),
        medianIntervalDays: days,
        rfm: z
          .object({ r: score, f: score, m: score, type: z.enum(RFM_TYPES) })
          .nullable()
          .meta({ description: 'null: bought nothing within a year' }),
        categories: z.array(category),
      })
      .nullable()
      .meta({ description: 'of one year; null: she did not agree to it, or has not accepted the terms' }),
  })
  .meta({ id: 'MemberPurchaseAnalysis' });

const FIFTHS = { description: 'where the fifths of the buyers end' };
const ends = z.array(z.number()).meta(FIFTHS);
export const shopAnalysisAnswer = z
  .object({
    from: z.int(),
    until: z.int(),
    purchases: z.int(),
    netFen: z.int(),
    averageFen: z.int(),
    buyers: z.int(),
    repeatBuyers: z.int(),
    medianIntervalDays: days,
    categories: z.array(category),
    bounds: z.object({ recencyDays: ends, purchases: ends, netFen: z.array(z.int()).meta(FIFTHS) }),
    rfm: z.array(z.object({ type: z.enum(RFM_TYPES), members: z.int(), netFen: z.int() })),
  })
  .meta({ id: 'ShopPurchaseAnalysis' });
