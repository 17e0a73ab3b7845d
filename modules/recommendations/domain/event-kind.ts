/** One way in which a member shows interest, and what it says about the goods. */
interface KindFacts {
  /** Weight for popularity and taste; negative = the opposite of interest. A review's follows its stars. */
  readonly weight: number;
  /** Whether the page reports it; otherwise only our own modules and imports do. */
  readonly fromPage: boolean;
  /** Whether it is about one product. */
  readonly product: boolean;
}

export const EVENT_KINDS = {
  /** At least half of a card on the screen for a second. Says nothing about taste, only about what was shown. */
  impression: { weight: 0, fromPage: true, product: true },
  view: { weight: 1, fromPage: true, product: true },
  search_click: { weight: 1.5, fromPage: true, product: true },
  share: { weight: 1, fromPage: true, product: true },
  try_on: { weight: 2, fromPage: true, product: true },
  favourite: { weight: 2, fromPage: true, product: true },
  cart: { weight: 3, fromPage: true, product: true },
  cart_removed: { weight: -1, fromPage: true, product: true },
  not_interested: { weight: 0, fromPage: true, product: true },
  search: { weight: 0, fromPage: true, product: false },
  checkout: { weight: 0, fromPage: true, product: false },
  store_visit: { weight: 0, fromPage: true, product: false },
  /** Reported by orders: a page cannot claim a purchase, nor that it was undone. */
  pay: { weight: 5, fromPage: false, product: true },
  refund: { weight: -4, fromPage: false, product: true },
  /** -2..2 by its stars; see `eventWeight`. */
  review: { weight: 0, fromPage: false, product: true },
} as const satisfies Readonly<Record<string, KindFacts>>;

export type EventKind = keyof typeof EVENT_KINDS;

const STARS_WITHOUT_OPINION = 3;

/** @param stars 1..5, for reviews. */
export function eventWeight(kind: EventKind, stars?: number | null): number {
  return kind === 'review' && typeof stars === 'number'
    ? stars - STARS_WITHOUT_OPINION
    : EVENT_KINDS[kind].weight;
}
