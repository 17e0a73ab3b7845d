import type { components } from '../../../shared/schema.d.ts';
import type { Tone } from './tone.ts';

type ReviewRow = components['schemas']['ConsoleReview'];
export type ReviewState = ReviewRow['first']['state'];

export const REVIEW_STATES: Readonly<Record<ReviewState, { readonly text: string; readonly tone: Tone }>> = {
  HELD: { text: '待审', tone: 'waiting' },
  SHOWN: { text: '已展示', tone: 'good' },
  REJECTED: { text: '未展示', tone: 'needs-you' },
  CHECKING: { text: '审核中', tone: 'calm' },
};

/** Why a person has to look, or why it is not shown. */
export const HOLD_TEXTS: Readonly<Record<NonNullable<ReviewRow['first']['reason']>, string>> = {
  words: '有敏感词',
  platform: '平台要求复核',
  pictures: '有图片',
  same_text: '与别的评价相同',
  many_at_once: '短时间内太多',
  staff: '由店员隐藏',
};

/** What can be decided about each part of a review now. */
export function decisionsOf(review: ReviewRow) {
  const parts = [
    { part: 'first' as const, words: review.first },
    ...(review.followUp === null ? [] : [{ part: 'follow_up' as const, words: review.followUp }]),
  ];
  return parts.map((each) => ({
    ...each,
    mayShow: each.words.state === 'HELD' || each.words.state === 'REJECTED',
    mayHide: each.words.state === 'HELD' || each.words.state === 'SHOWN',
  }));
}
