import { z } from 'zod';
import { pageOfSchema, pageQuery } from '#http';
import type { OrderId, ProductId, SkuId, StoreId } from '#kernel';
import {
  HOLD_REASONS,
  PART_STATES,
  PARTS,
  PICTURES_MAX,
  REPLY_CHARS_MAX,
  SCORE_MAX,
  TEXT_CHARS_MAX,
} from '../domain/review.ts';

const ID_CHARS_MAX = 64;
const id = z.string().min(1).max(ID_CHARS_MAX);

const words = {
  text: z.string().trim().max(TEXT_CHARS_MAX),
  pictures: z
    .array(z.string().regex(/^[0-9a-f]{32}$/))
    .max(PICTURES_MAX)
    .default([])
    .meta({ description: 'ids from POST /v1/me/review-pictures' }),
};

export const reviewBody = z
  .strictObject({
    orderId: id.transform((value) => value as OrderId),
    storeId: id.transform((value) => value as StoreId),
    skuId: id.transform((value) => value as SkuId),
    score: z.int().min(1).max(SCORE_MAX),
    isAnonymous: z.boolean().default(false),
    ...words,
  })
  .meta({ id: 'NewReview' });
export const followUpBody = z
  .strictObject(words)
  .refine(({ text, pictures }) => text !== '' || pictures.length > 0, { message: '追评不能为空' })
  .meta({ id: 'NewFollowUp' });
export const writtenAnswer = z.object({ id: z.string() });

export const reviewParams = z.object({ id });
export const productParams = z.object({ id: id.transform((value) => value as ProductId) });
export const shownQuery = z.object({
  ...pageQuery.shape,
  score: z.coerce.number().int().min(1).max(SCORE_MAX).optional(),
  withPictures: z.stringbool().optional(),
});

const picture = z.object({ url: z.string(), srcset: z.string() });
const shownPart = z.object({ text: z.string(), pictures: z.array(picture), writtenAt: z.int() });
const reply = z.object({ text: z.string(), at: z.int() }).nullable();

const shownReview = z
  .object({
    id: z.string(),
    name: z.string().meta({ description: 'masked, or 匿名用户' }),
    score: z.int(),
    optionText: z.string(),
    ...shownPart.shape,
    followUp: shownPart.nullable(),
    reply,
  })
  .meta({ id: 'Review' });
export const shownAnswer = pageOfSchema(shownReview).extend({
  rating: z
    .object({
      reviews: z.int(),
      averageTenths: z.int().nullable().meta({ description: '47 = 4.7 stars; null without reviews' }),
      byScore: z.array(z.int()).meta({ description: 'one star first' }),
    })
    .meta({ id: 'ProductRating' }),
});

const ownPart = shownPart.extend({ state: z.enum(PART_STATES), reason: z.enum(HOLD_REASONS).nullable() });
const whole = {
  id: z.string(),
  orderId: z.string(),
  storeId: z.string(),
  skuId: z.string(),
  productId: z.string(),
  optionText: z.string(),
  name: z.string(),
  score: z.int(),
  isAnonymous: z.boolean(),
  first: ownPart,
  followUp: ownPart.nullable(),
  reply,
};
export const ownAnswer = pageOfSchema(z.object(whole).meta({ id: 'OwnReview' }));
export const consoleAnswer = pageOfSchema(z.object(whole).meta({ id: 'ConsoleReview' }));

export const consoleQuery = z.object({
  ...pageQuery.shape,
  state: z.enum(PART_STATES).default('HELD'),
  storeId: id.transform((value) => value as StoreId).optional(),
});
export const decisionBody = z
  .strictObject({ part: z.enum(PARTS), show: z.boolean() })
  .meta({ id: 'ReviewDecision' });
export const replyBody = z
  .strictObject({ text: z.string().trim().min(1).max(REPLY_CHARS_MAX) })
  .meta({ id: 'ReviewReply' });
export const ownQuery = pageQuery;
export const keptPictureAnswer = z.object({
  id: z.string(),
  widthPx: z.int(),
  heightPx: z.int(),
  url: z.string(),
  srcset: z.string(),
});
