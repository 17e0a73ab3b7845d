/** What a store does about goods that lie ready and are not fetched (超时未取, FUL-01). Days count from the moment they lay ready. */
export interface PickupRule {
  readonly remindAfterDays: number;
  /** Later than the reminder. */
  readonly lapseAfterDays: number;
  /** The part is cancelled and paid back by itself; otherwise the goods go on waiting for what staff decide. */
  readonly paysBack: boolean;
}

export const DEFAULT_PICKUP_RULE: PickupRule = { remindAfterDays: 3, lapseAfterDays: 7, paysBack: true };
export const PICKUP_DAYS_MAX = 60;
