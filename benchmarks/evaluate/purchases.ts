import { DAY_MS, SeededRandom } from '#kernel';
import { type Basket, type BasketLog, basketLogOf } from '#ml/recommendation';

/** One line of a shop's sales. */
export interface Purchase {
  readonly user: string;
  readonly item: string;
  /** Instant, ms since 1970. */
  readonly at: number;
}

/**
 * Baskets = what one user bought at one instant. Rows are numbered in an order that chance decides: numbered by
 * first appearance they would tell equal scores apart by age, and held-out items would stand last.
 */
export function basketsOf(purchases: readonly Purchase[], seed: number): BasketLog {
  const items = shuffled([...new Set(purchases.map(({ item }) => item))].sort(), seed);
  const rowOf = new Map(items.map((item, row) => [item, row]));
  const users = [...new Set(purchases.map(({ user }) => user))].sort();
  const shopperOf = new Map(users.map((user, shopper) => [user, shopper]));
  const baskets = new Map<string, Basket & { rows: number[] }>();
  const met = new Set<string>();
  for (const { user, item, at } of purchases) {
    const key = `${user}\n${at}`;
    let basket = baskets.get(key);
    if (basket === undefined) {
      basket = { shopper: shopperOf.get(user) as number, day: at / DAY_MS, rows: [] };
      baskets.set(key, basket);
    }
    const once = `${key}\n${item}`;
    if (met.has(once)) continue;
    met.add(once);
    basket.rows.push(rowOf.get(item) as number);
  }
  return basketLogOf(items.length, users.length, [...baskets.values()]);
}

function shuffled(items: string[], seed: number): string[] {
  const random = new SeededRandom(seed);
  for (let last = items.length - 1; last > 0; last -= 1) {
    const other = random.integer(last + 1);
    const kept = items[last] as string;
    items[last] = items[other] as string;
    items[other] = kept;
  }
  return items;
}
