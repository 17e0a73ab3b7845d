import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '#kernel';

/** A shopper who pays takes 10 to 60 s; a notice that is not here by then may be lost. */
const QUERY_FIRST_MS = 20 * SECOND_MS;
const REFUND_FIRST_MS = 5 * SECOND_MS;
const PAUSE_MS_MAX = 10 * MINUTE_MS;
/** Between two refunds of one payment (protocols 4.1). */
export const REFUNDS_APART_MS = MINUTE_MS;
/** After so many looks, about 2 h, a refund that is stuck or refused counts as failed: whoever waits for it is told. */
export const REFUND_LOOKS_MAX = 20;

/** Before the n-th question (from 0) about an unfinished payment: 20 s, 40 s, 80 s … 10 min. */
export function pauseBeforeQueryMs(asked: number): number {
  return Math.min(QUERY_FIRST_MS * 2 ** asked, PAUSE_MS_MAX);
}

/** Before the n-th look at a refund: 5 s, 10 s … 10 min. */
export function pauseBeforeRefundLookMs(looks: number): number {
  return Math.min(REFUND_FIRST_MS * 2 ** looks, PAUSE_MS_MAX);
}

/** Before a failed refund is asked for again by itself: as long again as it is old, 1 h to 1 day. */
export function pauseAfterFailureMs(ageMs: number): number {
  return Math.min(Math.max(ageMs, HOUR_MS), DAY_MS);
}
