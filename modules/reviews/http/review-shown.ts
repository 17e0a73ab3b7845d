import type { Rating } from '../app/ports.ts';
import { ANONYMOUS, type Review, type ReviewPart } from '../domain/review.ts';

/** What everybody sees. */
export function shown(review: Review) {
  const { id, shownName, score, optionText, first, followUp } = review;
  return {
    ...{ id, name: shownName, score, optionText },
    ...partShown(first),
    followUp: followUp?.state === 'SHOWN' ? partShown(followUp) : null,
    reply: replyShown(review),
  };
}

/** What its writer, and the shop's staff, see: both parts with what became of them; of the writer no more than all see. */
export function whole(review: Review) {
  const { id, orderId, storeId, skuId, productId, optionText, shownName, score, isAnonymous } = review;
  const { first, followUp } = review;
  const part = ({ state, reason, ...rest }: ReviewPart) => ({
    ...partShown({ state, reason, ...rest }),
    ...{ state, reason },
  });
  return {
    ...{ id, orderId, storeId, skuId, productId, optionText, score, isAnonymous },
    name: isAnonymous ? ANONYMOUS : shownName,
    first: part(first),
    followUp: followUp === null ? null : part(followUp),
    reply: replyShown(review),
  };
}

export function ratingShown({ reviews, byScore }: Rating) {
  const stars = byScore.reduce((sum, many, n) => sum + many * (n + 1), 0);
  return { reviews, averageTenths: reviews === 0 ? null : Math.round((stars * 10) / reviews), byScore };
}

function partShown({ text, pictures, writtenAt }: ReviewPart) {
  return { text, pictures: pictures.map(pictureShown), writtenAt };
}

const WIDTHS_PX = [320, 640, 1_080];

function pictureShown(id: string) {
  const url = (width: number) => `/v1/pictures/${id}/${width}`;
  return { url: url(1_080), srcset: WIDTHS_PX.map((width) => `${url(width)} ${width}w`).join(', ') };
}

function replyShown({ reply }: Review) {
  return reply === null ? null : { text: reply.text, at: reply.at };
}
