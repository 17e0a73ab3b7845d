import {
  type AnswerBook,
  AppError,
  type Clock,
  type Ids,
  type MemberId,
  type MerchantId,
  type OrderId,
  type RequestKey,
  type SkuId,
  type StoreId,
  type UnitOfWork,
} from '#kernel';
import type { Members } from '#modules/members';
import type { ReceivedLines } from '#modules/orders';
import { maskName } from '#modules/privacy';
import { ANONYMOUS, refuseUnlessInTime } from '../domain/review.ts';
import type { ReviewWritten } from './events.ts';
import type { ReviewReads, ReviewStore } from './ports.ts';

interface Words {
  readonly text: string;
  readonly pictures: readonly string[];
}

export interface WriteReview {
  /** Of one line of an order, once. */
  write(
    merchantId: MerchantId,
    memberId: MemberId,
    review: Words & {
      readonly orderId: OrderId;
      readonly storeId: StoreId;
      readonly skuId: SkuId;
      readonly score: number;
      readonly isAnonymous: boolean;
    },
    request: RequestKey,
  ): Promise<{ readonly id: string }>;
  followUp(
    merchantId: MerchantId,
    memberId: MemberId,
    id: string,
    words: Words,
    request: RequestKey,
  ): Promise<{ readonly id: string }>;
}

interface WriteReviewParts {
  readonly unitOfWork: UnitOfWork;
  readonly answers: AnswerBook;
  readonly reviews: ReviewStore;
  readonly reads: ReviewReads;
  readonly lines: ReceivedLines;
  readonly members: Members;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** Only the buyer of a line, while it is fresh, once and once more. Nobody sees it before it was checked (CAT-06). */
export function writeReview(parts: WriteReviewParts): WriteReview {
  const { unitOfWork, answers, reviews, reads, lines, members, clock, ids } = parts;

  return {
    async write(
      merchantId,
      memberId,
      { orderId, storeId, skuId, score, isAnonymous, text, pictures },
      request,
    ) {
      const line = await lines.find(merchantId, memberId, { orderId, storeId, skuId });
      const member = await members.find(merchantId, memberId);
      const [id, now] = [ids.next(), clock.now()];
      return unitOfWork.run(async (tx) => {
        const earlier = await answers.claim<{ id: string }>(tx, request);
        if (earlier !== undefined) return earlier;
        if (line === undefined)
          throw new AppError('not_found', 'reviews.line_not_found', '没有找到你购买的这件商品', {
            orderId,
            skuId,
          });
        refuseUnlessInTime(line.receivedAt, now);
        const { productId, optionText } = line;
        const shownName = isAnonymous ? ANONYMOUS : maskName(member?.nickname ?? '');
        const added = await reviews.add(tx, merchantId, {
          ...{ id, memberId, orderId, storeId, skuId, productId, optionText, score, isAnonymous, shownName },
        });
        if (!added) throw new AppError('conflict', 'reviews.written_already', '这件商品已经评价过了');
        await reviews.addPart(tx, merchantId, {
          reviewId: id,
          part: 'first',
          text,
          pictures,
          writtenAt: now,
        });
        tx.emit<ReviewWritten>({
          ...{ type: 'reviews.review_written', occurredAt: now, merchantId, reviewId: id, part: 'first' },
        });
        await answers.record(tx, request, { id });
        return { id };
      });
    },

    async followUp(merchantId, memberId, id, { text, pictures }, request) {
      const review = await reads.find(merchantId, id);
      const line = review && (await lines.find(merchantId, memberId, review));
      const now = clock.now();
      return unitOfWork.run(async (tx) => {
        const earlier = await answers.claim<{ id: string }>(tx, request);
        if (earlier !== undefined) return earlier;
        if (review === undefined || review.memberId !== memberId || line === undefined)
          throw new AppError('not_found', 'reviews.not_found', '没有这条评价');
        refuseUnlessInTime(line.receivedAt, now);
        const part = { reviewId: id, part: 'follow_up', text, pictures, writtenAt: now } as const;
        if (!(await reviews.addPart(tx, merchantId, part)))
          throw new AppError('conflict', 'reviews.followed_up_already', '追评只能写一次');
        tx.emit<ReviewWritten>({
          ...{ type: 'reviews.review_written', occurredAt: now, merchantId, reviewId: id, part: 'follow_up' },
        });
        await answers.record(tx, request, { id });
        return { id };
      });
    },
  };
}
