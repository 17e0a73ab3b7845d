import {
  AppError,
  type Clock,
  type MerchantId,
  type StaffId,
  type StoreId,
  type Tx,
  type UnitOfWork,
} from '#kernel';
import type { Audit } from '#modules/access';
import type { PartName, Review } from '../domain/review.ts';
import type { MovePart } from './move-part.ts';
import type { ReviewReads, ReviewStore } from './ports.ts';

/** Who acts, and at which stores she may. */
export interface Who {
  readonly merchantId: MerchantId;
  readonly staffId: StaffId;
  readonly ip: string | null;
  readonly requireAt: (storeId: StoreId) => void;
}

export interface ReviewDesk {
  /** Shows what was held or refused, or takes down what is shown. */
  decide(who: Who, id: string, part: PartName, show: boolean): Promise<void>;
  /** The merchant's word under a review; a second one takes the first one's place. */
  reply(who: Who, id: string, text: string): Promise<void>;
}

interface ReviewDeskParts {
  readonly unitOfWork: UnitOfWork;
  readonly reads: ReviewReads;
  readonly reviews: ReviewStore;
  readonly move: MovePart;
  readonly audit: Audit;
  readonly clock: Clock;
}

export function reviewDesk({ unitOfWork, reads, reviews, move, audit, clock }: ReviewDeskParts): ReviewDesk {
  async function reviewFor({ merchantId, requireAt }: Who, id: string): Promise<Review> {
    const review = await reads.find(merchantId, id);
    if (review === undefined) throw notFound();
    requireAt(review.storeId);
    return review;
  }

  const note = (tx: Tx, { merchantId, staffId, ip }: Who, verb: string, id: string, change: Change) =>
    audit.record(tx, {
      ...{ merchantId, actor: staffId, action: `reviews.${verb}`, subject: `review:${id}`, ip },
      ...{ ...change, at: clock.now() },
    });

  return {
    async decide(who, id, name, show) {
      const review = await reviewFor(who, id);
      const part = name === 'first' ? review.first : review.followUp;
      if (part === null) throw notFound();
      const [to, reason] = show ? (['SHOWN', null] as const) : (['REJECTED', 'staff'] as const);
      await unitOfWork.run(async (tx) => {
        if (!(await move(tx, who.merchantId, review, name, to, reason)))
          throw new AppError('conflict', 'reviews.decided_already', '这条评价的状态已变化，请刷新', {
            state: part.state,
          });
        const before = { part: name, state: part.state, reason: part.reason };
        await note(tx, who, 'decide', id, { before, after: { part: name, state: to } });
      });
    },

    async reply(who, id, text) {
      const review = await reviewFor(who, id);
      await unitOfWork.run(async (tx) => {
        const reply = { text, by: who.staffId, at: clock.now() };
        if (!(await reviews.reply(tx, who.merchantId, id, reply))) throw notFound();
        const before = review.reply === null ? null : { text: review.reply.text };
        await note(tx, who, 'reply', id, { before, after: { text } });
      });
    },
  };
}

interface Change {
  readonly before: object | null;
  readonly after: object | null;
}

function notFound(): AppError {
  return new AppError('not_found', 'reviews.not_found', '没有这条评价');
}
