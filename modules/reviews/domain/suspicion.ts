import type { HoldReason } from './review.ts';

/** Shorter ones (好评, 不错) are honestly the same for many. */
const SAME_TEXT_CHARS_MIN = 8;
const MEMBER_PER_HOUR_MAX = 5;
const PRODUCT_PER_HOUR_MAX = 30;

export interface Surroundings {
  /** Other parts of this shop with the same text. */
  readonly sameText: number;
  /** What this member wrote within an hour, this one included. */
  readonly ofMemberInHour: number;
  /** What was written about this product within an hour, this one included. */
  readonly ofProductInHour: number;
}

/** What looks like bought praise (刷评) waits for a person; it is not refused: it may be honest (SEC-02). */
export function suspicionOf(text: string, around: Surroundings): HoldReason | null {
  if (comparable(text).length >= SAME_TEXT_CHARS_MIN && around.sameText > 0) return 'same_text';
  const isMany = around.ofMemberInHour > MEMBER_PER_HOUR_MAX || around.ofProductInHour > PRODUCT_PER_HOUR_MAX;
  return isMany ? 'many_at_once' : null;
}

/** The text without what is changed to make copies look different. */
export function comparable(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{P}\p{S}\p{Z}\p{C}]/gu, '');
}
