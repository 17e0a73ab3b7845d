import { DAY_MS, type EpochMs, type ProductId } from '#kernel';
import { type EventKind, eventWeight } from './event-kind.ts';
import type { MemberState } from './member-state.ts';

/** An act of this age says half as much; what was bought, more slowly. */
const ACT_HALF_LIFE_MS = 14 * DAY_MS;
const PURCHASE_HALF_LIFE_MS = 60 * DAY_MS;

/** What she did with goods of one category. */
export interface InferredTaste {
  readonly category: string;
  /** 0..1: this category's part of all that counts. All tastes together: 1. */
  readonly share: number;
  readonly acts: ReadonlyMap<EventKind, number>;
  readonly lastAt: EpochMs;
}

/** What the shop takes a member to like, strongest first: only what her list may rest on, and all of it. */
export function inferredTastes(
  { recent, bought }: MemberState,
  categoryOf: (productId: ProductId) => string,
  now: EpochMs,
): InferredTaste[] {
  const tastes = new Map<string, { weight: number; acts: Map<EventKind, number>; lastAt: EpochMs }>();
  const note = (productId: ProductId, kind: EventKind, times: number, at: EpochMs, halfLife: number) => {
    const category = categoryOf(productId);
    const taste = tastes.get(category) ?? { weight: 0, acts: new Map<EventKind, number>(), lastAt: 0 };
    taste.weight += times * eventWeight(kind) * 2 ** (-Math.max(0, now - at) / halfLife);
    taste.acts.set(kind, (taste.acts.get(kind) ?? 0) + times);
    taste.lastAt = Math.max(taste.lastAt, at);
    tastes.set(category, taste);
  };
  // Of reviews and refunds no taste is claimed, and purchases are counted below, where the old ones are too.
  for (const { productId, kind, at } of recent)
    if (kind !== 'pay' && eventWeight(kind) > 0) note(productId, kind, 1, at, ACT_HALF_LIFE_MS);
  for (const [productId, { times, lastAt }] of bought)
    note(productId, 'pay', times, lastAt, PURCHASE_HALF_LIFE_MS);
  const whole = [...tastes.values()].reduce((sum, { weight }) => sum + weight, 0);
  return [...tastes]
    .map(([category, { weight, acts, lastAt }]) => ({ category, share: weight / whole, acts, lastAt }))
    .sort((a, b) => b.share - a.share || (a.category < b.category ? -1 : 1));
}

const DID: Readonly<Partial<Record<EventKind, string>>> = {
  pay: '买过',
  cart: '加购',
  favourite: '收藏',
  try_on: '试戴',
  share: '分享',
  search_click: '从搜索打开',
  view: '浏览',
};

/** `买过 1 次 · 浏览 3 次`: what the taste was read from. */
export function basisOf({ acts }: Pick<InferredTaste, 'acts'>): string {
  return Object.entries(DID)
    .flatMap(([kind, did]) => {
      const times = acts.get(kind as EventKind);
      return times === undefined ? [] : [`${did} ${times} 次`];
    })
    .join(' · ');
}
