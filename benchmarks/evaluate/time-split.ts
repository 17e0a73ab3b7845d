import {
  type BasketLog,
  basketsBefore,
  type OwnBasket,
  ownBasketsBefore,
  rowsOfBasket,
} from '#ml/recommendation';
import type { Tested } from './basket-metrics.ts';

/** The next basket may come within so many days of the cut; models and histories end at the cut. */
export const WINDOW_DAYS = 30;

export interface TestedShopper extends Tested {
  /** Newest first. */
  readonly baskets: readonly OwnBasket[];
}

/**
 * Everybody who bought before `day` and again within the window: her history up to the cut and her first
 * basket after it. A basket at the very instant of the cut lies after it.
 */
export function testedAt(log: BasketLog, day: number, windowDays = WINDOW_DAYS): TestedShopper[] {
  const own = ownBasketsBefore(log, day);
  const taken = new Set<number>();
  const tested: TestedShopper[] = [];
  const until = basketsBefore(log, day + windowDays);
  for (let b = basketsBefore(log, day); b < until; b += 1) {
    const shopper = log.shoppers[b] as number;
    const baskets = own[shopper] ?? [];
    if (taken.has(shopper) || baskets.length === 0) continue;
    taken.add(shopper);
    const owned = new Set(baskets.flatMap(({ rows }) => Array.from(rows)));
    tested.push({ shopper, baskets, owned, basket: new Set(rowsOfBasket(log, b)) });
  }
  return tested;
}
