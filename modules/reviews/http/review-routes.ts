import { member, open, type Route, route } from '#http';
import { AppError, decodeCursor, type MerchantId, pageOf } from '#kernel';
import { PICTURE_BODY, type Pictures } from '#modules/catalog';
import type { ReviewReads } from '../app/ports.ts';
import type { WriteReview } from '../app/write-review.ts';
import type { Review } from '../domain/review.ts';
import {
  followUpBody,
  keptPictureAnswer,
  ownAnswer,
  ownQuery,
  productParams,
  reviewBody,
  reviewParams,
  shownAnswer,
  shownQuery,
  writtenAnswer,
} from './review-contract.ts';
import { ratingShown, shown, whole } from './review-shown.ts';

const PICTURES_PER_MINUTE_MAX = 20;
const REVIEWS_PER_MINUTE_MAX = 60;

/** The shopper's side: read what others say, say something oneself. */
export function reviewRoutes(write: WriteReview, reads: ReviewReads, pictures: Pictures): readonly Route[] {
  async function refuseUnknown(merchantId: MerchantId, ids: readonly string[]): Promise<void> {
    const kept = await Promise.all(ids.map((id) => pictures.variant(merchantId, id, 320)));
    if (kept.includes(undefined))
      throw new AppError('unprocessable', 'reviews.picture_unknown', '图片不存在，请重新上传');
  }

  return [
    route({
      method: 'get',
      path: '/v1/products/{id}/reviews',
      summary: 'What buyers say, newest first, with the average of all of it',
      access: open,
      params: productParams,
      query: shownQuery,
      answers: { 200: shownAnswer },
      handle: async ({ merchantId, params, query: { cursor, limit, ...filter } }) => {
        const [rows, rating] = await Promise.all([
          reads.ofProduct(merchantId, params.id, filter, placeOf(cursor), limit + 1),
          reads.rating(merchantId, params.id),
        ]);
        const page = pageOf(rows, limit, sortKey);
        return { json: { ...page, items: page.items.map(shown), rating: ratingShown(rating) } };
      },
    }),
    route({
      method: 'post',
      path: '/v1/me/review-pictures',
      summary: 'Keeps a picture for a review; it is shown after a person has looked at it',
      access: member,
      limit: { perMinute: PICTURES_PER_MINUTE_MAX },
      body: PICTURE_BODY,
      answers: { 201: keptPictureAnswer },
      problems: {
        413: 'More than 10 MB',
        415: 'Not an image type',
        422: 'Not a picture, broken, or too many pixels',
      },
      handle: async ({ merchantId, body }) => ({ json: await pictures.keep(merchantId, body) }),
    }),
    route({
      method: 'post',
      path: '/v1/me/reviews',
      summary: 'Says something about a line of an order that one has received, once, within 90 days',
      access: member,
      idempotent: true,
      limit: { perMinute: REVIEWS_PER_MINUTE_MAX },
      body: reviewBody,
      answers: { 201: writtenAnswer },
      problems: {
        404: 'Not bought by this member',
        409: 'Not received yet, too late, or written already',
        422: 'A picture is unknown',
      },
      handle: async ({ principal: { merchantId, memberId }, body, requestKey }) => {
        await refuseUnknown(merchantId, body.pictures);
        return { json: await write.write(merchantId, memberId, body, requestKey) };
      },
    }),
    route({
      method: 'post',
      path: '/v1/me/reviews/{id}/follow-up',
      summary: 'Says one thing more (追评)',
      access: member,
      idempotent: true,
      limit: { perMinute: REVIEWS_PER_MINUTE_MAX },
      params: reviewParams,
      body: followUpBody,
      answers: { 201: writtenAnswer },
      problems: {
        404: 'Not her review',
        409: 'Too late, or followed up already',
        422: 'A picture is unknown',
      },
      handle: async ({ principal: { merchantId, memberId }, params, body, requestKey }) => {
        await refuseUnknown(merchantId, body.pictures);
        return { json: await write.followUp(merchantId, memberId, params.id, body, requestKey) };
      },
    }),
    route({
      method: 'get',
      path: '/v1/me/reviews',
      summary: 'My reviews with what became of them, newest first',
      access: member,
      query: ownQuery,
      answers: { 200: ownAnswer },
      handle: async ({ principal: { merchantId, memberId }, query: { cursor, limit } }) => {
        const page = pageOf(
          await reads.ofMember(merchantId, memberId, placeOf(cursor), limit + 1),
          limit,
          sortKey,
        );
        return { json: { ...page, items: page.items.map(whole) } };
      },
    }),
  ];
}

export const sortKey = ({ first, id }: Review) => [first.writtenAt, id];

export function placeOf(cursor: string | undefined): readonly [number, string] | undefined {
  if (cursor === undefined) return undefined;
  const [writtenAt, id] = decodeCursor(cursor);
  if (typeof writtenAt === 'number' && typeof id === 'string') return [writtenAt, id];
  throw new AppError('invalid', 'request.bad_cursor', '翻页位置无效，请从头开始');
}
