import { DAY_MS, type EpochMs, type ProductId } from '#kernel';
import { HISTORY_ROWS_MAX, type Shopper } from '#ml/recommendation';
import { interests, type MemberState, restingProducts } from '../domain/member-state.ts';
import { basketsOf } from './past-baskets.ts';
import type { ShopWindow } from './shop-window.ts';
import type { StoreShelf } from './store-shelf.ts';

/** The member as the recommender sees her: rows instead of products. */
export function shopperOf(window: ShopWindow, state: MemberState, now: EpochMs): Shopper {
  const rows: number[] = [];
  for (const productId of interests(state)) {
    const row = window.rowOf(productId);
    if (row !== undefined && rows.at(-1) !== row) rows.push(row);
  }
  const purchases = [...state.bought].flatMap(([productId, { times, lastAt }]) => {
    const row = window.rowOf(productId);
    return row === undefined ? [] : [{ row, count: times, daysAgo: Math.max(0, now - lastAt) / DAY_MS }];
  });
  const lines = state.basketLines.flatMap(({ productId, at }) => {
    const row = window.rowOf(productId);
    return row === undefined ? [] : [{ row, at }];
  });
  return { rows: rows.slice(0, HISTORY_ROWS_MAX), purchases, baskets: basketsOf(lines, now) };
}

/** `[rowCount]`: what is in stock at the store and not resting for this member. Not to be written to. */
export function allowedFor(
  window: ShopWindow,
  store: StoreShelf,
  state: MemberState,
  now: EpochMs,
): Uint8Array {
  const isDurable = (productId: ProductId) => {
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
