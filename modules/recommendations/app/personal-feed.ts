import { DAY_MS, type EpochMs } from '#kernel';
import {
  type Because,
  diversify,
  featuresOf,
  HISTORY_ROWS_MAX,
  reasonsFor,
  type Shopper,
} from '#ml/recommendation';
import { interests, type MemberState, restingProducts } from '../domain/member-state.ts';
import { REASONS, type Reason } from '../domain/reason.ts';
import type { ShopWindow } from './shop-window.ts';
import type { StoreShelf } from './store-shelf.ts';

/** Scores of `[count, FEATURE_COUNT]` features. */
export type Rank = (features: Float32Array, count: number) => Float32Array;

/**
 * The feed of one member at one store, as JSON. Undefined when nothing is known that could make it hers:
 * then she gets the store's.
 */
export function personalFeed(
  window: ShopWindow,
  store: StoreShelf,
  state: MemberState,
  limit: number,
  now: EpochMs,
  rank: Rank,
): string | undefined {
  const shopper = shopperOf(window, state, now);
  if (shopper.rows.length === 0 && shopper.purchases.length === 0) return undefined;
  const shelf = store.shelfAt(now);
  const list = window.maker.list(shopper, shelf, allowedFor(window, store, state, now));
  if (list.rows.length === 0) return undefined;
  const scores = rank(featuresOf(list.signals, list.rows.length, list.context), list.rows.length);
  const chosen = diversify(
    scores,
    list.rows.map((row) => store.groupOf(row)),
    limit,
  );
  const because = reasonsFor(list, chosen, scores, { maker: window.maker, shelf, rank });
  const entries = chosen.map((c, place) => {
    const row = list.rows[c] as number;
    return { row, reason: reasonOf(window, store, state, row, because[place] as Because, now) };
  });
  return store.write(entries, true);
}

function shopperOf(window: ShopWindow, state: MemberState, now: EpochMs): Shopper {
  const rows: number[] = [];
  for (const productId of interests(state)) {
    const row = window.rowOf(productId);
    if (row !== undefined && rows.at(-1) !== row) rows.push(row);
  }
  const purchases = [...state.bought].flatMap(([productId, { times, lastAt }]) => {
    const row = window.rowOf(productId);
    return row === undefined ? [] : [{ row, count: times, daysAgo: Math.max(0, now - lastAt) / DAY_MS }];
  });
  return { rows: rows.slice(0, HISTORY_ROWS_MAX), purchases };
}

/** What is in stock at the store and not resting for this member. */
function allowedFor(window: ShopWindow, store: StoreShelf, state: MemberState, now: EpochMs): Uint8Array {
  const isDurable = (productId: Parameters<ShopWindow['rowOf']>[0]) => {
    const row = window.rowOf(productId);
    return row !== undefined && window.cardOf(row)?.durable === true;
  };
  const resting = restingProducts(state, now, isDurable);
  if (resting.length === 0) return store.allowed;
  const allowed = store.allowed.slice();
  for (const productId of resting) {
    const row = window.rowOf(productId);
    if (row !== undefined) allowed[row] = 0;
  }
  return allowed;
}

function reasonOf(
  window: ShopWindow,
  store: StoreShelf,
  state: MemberState,
  row: number,
  because: Because,
  now: EpochMs,
): Reason {
  switch (because.kind) {
    case 'after':
    case 'similar': {
      const title = window.cardOf(because.row)?.title;
      if (title === undefined) return REASONS.forYou;
      if (because.kind === 'similar') return REASONS.similar(title);
      const kind = state.recent.find(({ productId }) => window.rowOf(productId) === because.row)?.kind;
      return REASONS.after(title, kind ?? 'view');
    }
    case 'repeat': {
      const productId = window.cardOf(row)?.productId;
      const bought = productId === undefined ? undefined : state.bought.get(productId);
      return bought === undefined ? REASONS.seen : REASONS.bought(bought.times);
    }
    case 'popular':
      return store.isPopularHere(row, now) ? REASONS.storePopular : REASONS.popular;
    case 'new':
      return REASONS.fresh;
    case 'taste':
      return REASONS.forYou;
  }
}
