import { type Clock, invariant, type MerchantId, type Tx } from '#kernel';
import {
  type HoldReason,
  type PartName,
  type PartState,
  partStatesBefore,
  type Review,
} from '../domain/review.ts';
import type { ReviewShown } from './events.ts';
import type { ReviewStore } from './ports.ts';

export type MovePart = (
  tx: Tx,
  merchantId: MerchantId,
  review: Review,
  part: PartName,
  to: PartState,
  reason: HoldReason | null,
  from?: readonly PartState[],
) => Promise<boolean>;

/** Moves one part on; the average follows in the same commit, once per move however often this is asked for. */
export function movePart(reviews: ReviewStore, clock: Clock): MovePart {
  return async (tx, merchantId, review, name, to, reason, from = partStatesBefore(to)) => {
    const { id, memberId, orderId, storeId, skuId, productId, score } = review;
    const part = name === 'first' ? review.first : review.followUp;
    invariant(part !== null, 'only what was written can be moved');
    const wasShown = await reviews.advance(tx, merchantId, id, name, to, from.filter(isShown), reason);
    const isMoved =
      wasShown || (await reviews.advance(tx, merchantId, id, name, to, from.filter(isNotShown), reason));
    if (!isMoved) return false;
    if (name === 'first' && wasShown) await reviews.count(tx, merchantId, productId, score, -1);
    if (to !== 'SHOWN') return true;
    if (name === 'first') await reviews.count(tx, merchantId, productId, score, 1);
    tx.emit<ReviewShown>({
      ...{ type: 'reviews.review_shown', occurredAt: clock.now(), merchantId, reviewId: id, part: name },
      ...{ memberId, orderId, storeId, skuId, productId, score, pictures: part.pictures.length },
    });
    return true;
  };
}

const isShown = (state: PartState) => state === 'SHOWN';
const isNotShown = (state: PartState) => state !== 'SHOWN';
