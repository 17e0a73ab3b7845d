import {
  businessDayNumber,
  type EpochMs,
  type MerchantId,
  type ProductId,
  type StoreId,
  startOfBusinessDay,
} from '#kernel';
import { eventWeight } from '../../domain/event-kind.ts';
import type { EventLog } from '../ports.ts';

const WINDOW_DAYS = 7;
/** Weight of the whole merchant's share beside a store's own counts. */
const PRIOR_WEIGHT = 20;
const DAYS_KEPT = 2;

/** Interest of seven whole days, as it stood when the day began. */
export interface Interest {
  /** Smoothed, 0..1, 1 = the most wanted product of the store; of the whole merchant when no store is named. */
  popularity(productId: ProductId, storeId: StoreId | undefined): number;
  /** Weighted events of the store. */
  totalOf(storeId: StoreId): number;
}

type Counts = Map<ProductId, number>;

/**
 * Popularity for orders that people page through: it rests while a day lasts and comes from the database, so
 * every process has the same. (What the shelves count changes with every view.)
 */
export class RecentInterest {
  readonly #log: Pick<EventLog, 'dailyCounts'>;
  readonly #kept = new Map<string, Promise<Interest>>();

  constructor(log: Pick<EventLog, 'dailyCounts'>) {
    this.#log = log;
  }

  at(merchantId: MerchantId, at: EpochMs): Promise<Interest> {
    const today = businessDayNumber(at);
    const key = `${merchantId}/${today}`;
    let interest = this.#kept.get(key);
    if (interest === undefined) {
      interest = this.#read(merchantId, today);
      this.#kept.set(key, interest);
      interest.catch(() => this.#kept.delete(key));
      for (const old of this.#kept.keys()) {
        if (this.#kept.size <= DAYS_KEPT) break;
        this.#kept.delete(old);
      }
    }
    return interest;
  }

  forgetAll(): void {
    this.#kept.clear();
  }

  async #read(merchantId: MerchantId, today: number): Promise<Interest> {
    const all: Counts = new Map();
    const stores = new Map<StoreId, Counts>();
    const from = startOfBusinessDay(today - WINDOW_DAYS);
    for (const count of await this.#log.dailyCounts(merchantId, from)) {
      const weight = eventWeight(count.kind, count.stars) * count.count;
      if (count.day >= today || weight <= 0) continue;
      add(all, count.productId, weight);
      if (count.storeId === null) continue;
      const own = stores.get(count.storeId) ?? new Map();
      stores.set(count.storeId, own);
      add(own, count.productId, weight);
    }
    const total = sum(all);
    const scored = (own: Counts) => {
      const scores = new Map(
        [...all].map(([id, n]) => [id, (own.get(id) ?? 0) + (PRIOR_WEIGHT * n) / Math.max(1, total)]),
      );
      let most = 0;
      for (const score of scores.values()) most = Math.max(most, score);
      return new Map([...scores].map(([id, score]) => [id, score / (most || 1)]));
    };
    const everywhere = scored(all);
    const byStore = new Map([...stores].map(([storeId, own]) => [storeId, scored(own)]));
    return {
      popularity: (productId, storeId) =>
        ((storeId === undefined ? undefined : byStore.get(storeId)) ?? everywhere).get(productId) ?? 0,
      totalOf: (storeId) => sum(stores.get(storeId) ?? new Map()),
    };
  }
}

function add(counts: Counts, productId: ProductId, weight: number): void {
  counts.set(productId, (counts.get(productId) ?? 0) + weight);
}

function sum(counts: Counts): number {
  let total = 0;
  for (const count of counts.values()) total += count;
  return total;
}
