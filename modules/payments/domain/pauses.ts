import { MINUTE_MS, SECOND_MS } from '#kernel';

/** A shopper who pays takes 10 to 60 s; a notice that is not here by then may be lost. */
const QUERY_FIRST_MS = 20 * SECOND_MS;
const REFUND_FIRST_MS = 5 * SECOND_MS;
const PAUSE_MS_MAX = 10 * MINUTE_MS;
/** Between two refunds of one payment (protocols 4.1). */
export const REFUNDS_APART_MS = MINUTE_MS;

/** Before the n-th question (from 0) about an unfinished payment: 20 s, 40 s, 80 s … 10 min. */
export function pauseBeforeQueryMs(asked: number): number {
  return Math.min(QUERY_FIRST_MS * 2 ** asked, PAUSE_MS_MAX);
}

/** Before the n-th look at a refund: 5 s, 10 s … 10 min. */
export function pauseBeforeRefundLookMs(looks: number): number {
  return Math.min(REFUND_FIRST_MS * 2 ** looks, PAUSE_MS_MAX);
}
