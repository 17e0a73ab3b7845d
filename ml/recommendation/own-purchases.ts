import type { OwnBasket } from './basket-log.ts';

/** What one person's own baskets say about one row that she bought. */
export interface OwnPurchase {
  /** Baskets that held it. */
  times: number;
  /** Sum of 0.9^(baskets since then); the newest basket has age 0. */
  byBasket: number;
  /** Sums of 2^(-days / 30) and 2^(-days / 90). */
  byMonth: number;
  byQuarter: number;
  /** Baskets since the newest one that held it, 0 = the last basket. */
  basketsAgo: number;
  daysAgo: number;
  /** Of the baskets from its first one on, the share that held it. */
  share: number;
  firstDaysAgo: number;
}

const BASKET_DECAY = 0.9;
const MONTH_DAYS = 30;
const QUARTER_DAYS = 90;

/** One entry per row ever bought. @param baskets newest first. */
export function ownPurchases(baskets: readonly OwnBasket[]): Map<number, OwnPurchase> {
  const own = new Map<number, OwnPurchase>();
  let weight = 1;
  for (const [age, { daysAgo, rows }] of baskets.entries()) {
    const month = 2 ** (-daysAgo / MONTH_DAYS);
    const quarter = 2 ** (-daysAgo / QUARTER_DAYS);
    for (let at = 0; at < rows.length; at += 1) {
      const row = rows[at] as number;
      let purchase = own.get(row);
      if (purchase === undefined) {
        purchase = {
          times: 0,
          byBasket: 0,
          byMonth: 0,
          byQuarter: 0,
          basketsAgo: age,
          daysAgo,
          share: 0,
          firstDaysAgo: daysAgo,
        };
        own.set(row, purchase);
      }
      purchase.times += 1;
      purchase.byBasket += weight;
      purchase.byMonth += month;
      purchase.byQuarter += quarter;
      purchase.firstDaysAgo = daysAgo;
      purchase.share = purchase.times / (age + 1);
    }
    weight *= BASKET_DECAY;
  }
  return own;
}

/** A person's own rhythm. Zeros for a person without baskets. */
export interface Rhythm {
  readonly baskets: number;
  readonly rowsPerBasket: number;
  readonly daysAgo: number;
  /** Days from the first basket to the newest, per step between two; 0 with fewer than two baskets. */
  readonly intervalDays: number;
  /** Of the rows of the newest three baskets that have one before them, the share bought in an earlier basket. */
  readonly repeatShare: number;
}

const LOOKED_AT_BASKETS = 3;

export function rhythmOf(baskets: readonly OwnBasket[]): Rhythm {
  const newest = baskets[0];
  const oldest = baskets.at(-1);
  if (newest === undefined || oldest === undefined)
    return { baskets: 0, rowsPerBasket: 0, daysAgo: 0, intervalDays: 0, repeatShare: 0 };
  const rows = baskets.reduce((sum, basket) => sum + basket.rows.length, 0);
  return {
    baskets: baskets.length,
    rowsPerBasket: rows / baskets.length,
    daysAgo: newest.daysAgo,
    intervalDays: (oldest.daysAgo - newest.daysAgo) / Math.max(1, baskets.length - 1),
    repeatShare: repeatShare(baskets),
  };
}

function repeatShare(baskets: readonly OwnBasket[]): number {
  const looked = Math.min(LOOKED_AT_BASKETS, baskets.length - 1);
  const earlier = new Set<number>();
  for (let age = baskets.length - 1; age >= looked; age -= 1)
    for (const row of Array.from(baskets[age]?.rows ?? [])) earlier.add(row);
  let met = 0;
  let all = 0;
  for (let age = looked - 1; age >= 0; age -= 1) {
    const rows = Array.from(baskets[age]?.rows ?? []);
    for (const row of rows) if (earlier.has(row)) met += 1;
    for (const row of rows) earlier.add(row);
    all += rows.length;
  }
  return all === 0 ? 0 : met / all;
}
