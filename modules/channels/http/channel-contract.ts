import { z } from 'zod';
import { pageOfSchema, pageQuery } from '#http';
import { fen, type SkuId, type StoreId } from '#kernel';
import { CHANNEL_ORDER_STATES, SELLING_CHANNELS, TASK_CODES } from '../domain/notice.ts';

const ID_CHARS_MAX = 64;
const ARTICLE_CHARS_MAX = 80;
const LINES_MAX = 200;
const PIECES_MAX = 9_999;
const REVISION_MAX = Number.MAX_SAFE_INTEGER;
const REASON_CHARS_MAX = 100;

const id = z.string().trim().min(1).max(ID_CHARS_MAX);
const article = z.string().trim().min(1).max(ARTICLE_CHARS_MAX);
const money = z.int().min(0).max(100_000_000).transform(fen);
const instant = z.int().min(0).max(Number.MAX_SAFE_INTEGER);
const channel = z.enum(SELLING_CHANNELS).meta({ id: 'SellingChannel' });
const revision = z.int().min(0).max(REVISION_MAX).describe('grows with every change of the order there');

const content = z
  .strictObject({
    storeId: id.transform((value) => value as StoreId),
    placedAt: instant,
    paidAt: instant,
    shippingFen: money,
    recipient: z
      .strictObject({
        name: z.string().trim().min(1).max(30),
        phone: z
          .string()
          .trim()
          .regex(/^\+?[\d -]{7,20}$/),
        region: z.string().trim().min(1).max(60),
        detail: z.string().trim().min(1).max(120),
      })
      .nullable(),
    isHandedOver: z.boolean().default(false).describe('over the counter already, as at a till'),
    lines: z
      .array(
        z
          .strictObject({
            article,
            title: z.string().trim().max(200),
            quantity: z.int().min(1).max(PIECES_MAX),
            unitPriceFen: money,
            totalFen: money,
          })
          .refine(({ unitPriceFen, quantity, totalFen }) => totalFen <= unitPriceFen * quantity, {
            message: 'no line costs more than its pieces',
          }),
      )
      .min(1)
      .max(LINES_MAX),
  })
  .meta({ id: 'ChannelOrderContent' });

export const noticeBody = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('created'), channel, externalNo: id, revision, order: content }),
    z.strictObject({ kind: z.literal('amended'), channel, externalNo: id, revision, order: content }),
    z.strictObject({ kind: z.literal('cancelled'), channel, externalNo: id, revision }),
    z.strictObject({
      kind: z.literal('refunded'),
      channel,
      externalNo: id,
      refundNo: id,
      lines: z
        .array(z.strictObject({ article, quantity: z.int().min(1).max(PIECES_MAX) }))
        .min(1)
        .max(LINES_MAX)
        .optional()
        .describe('missing = all that is left'),
    }),
  ])
  .meta({ id: 'ChannelNotice' });
export const outcomeAnswer = z
  .object({ outcome: z.enum(['taken', 'task', 'cancelled', 'refunded', 'ignored']) })
  .meta({ id: 'ChannelNoticeOutcome' });

export const ordersQuery = pageQuery.extend({
  channel: channel.optional(),
  needsYou: z.stringbool().default(false).meta({ description: 'only those that somebody has to look at' }),
});
export const ordersAnswer = pageOfSchema(
  z
    .object({
      id: z.string(),
      channel,
      externalNo: z.string(),
      state: z.enum(CHANNEL_ORDER_STATES),
      orderId: z.string().nullable().describe('the order that it became here'),
      problems: z.array(z.object({ code: z.enum(TASK_CODES), about: z.string() })),
      seenAt: z.int(),
    })
    .meta({ id: 'ChannelOrder' }),
);
export const orderParams = z.object({ id });
export const refuseBody = z
  .strictObject({ reason: z.string().trim().min(1).max(REASON_CHARS_MAX) })
  .meta({ id: 'RefuseChannelOrder' });
export const articleBody = z
  .strictObject({ channel, article, skuId: id.transform((value) => value as SkuId) })
  .meta({ id: 'NameChannelArticle' });
