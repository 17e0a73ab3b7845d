import { setImmediate } from 'node:timers/promises';
import { type Clock, type MerchantId, MINUTE_MS, type SkuId, type StoreId } from '#kernel';
import type { Stock } from '#modules/inventory';
import type { Shelf } from '../shelf.ts';
import { Remembered } from './remembered.ts';

const ARTICLES_PER_READ = 500;
/** Changes are told to every process; should one not have come through, it is known within this time. */
const STOCK_TTL_MS = MINUTE_MS;

interface StockMemoryParts {
  readonly merchantId: MerchantId;
  /** Of bundles too. */
  readonly stock: Stock;
  readonly shelf: Pick<Shelf, 'bundlesByPart'>;
  readonly clock: Clock;
  /** Everything that is searched. */
  readonly articles: () => readonly SkuId[];
}

export interface SellableChange {
  readonly storeId: StoreId;
  readonly skuId: SkuId;
  readonly sellable: number;
}

/** Which of one merchant's articles can be bought, at the stores that somebody has asked for. */
export class StockMemory {
  readonly #parts: StockMemoryParts;
  readonly #of = new Map<StoreId, Remembered<Set<SkuId>>>();
  readonly #bundles: Remembered<ReadonlyMap<SkuId, readonly SkuId[]>>;

  constructor(parts: StockMemoryParts) {
    this.#parts = parts;
    this.#bundles = new Remembered(parts.clock, STOCK_TTL_MS, () =>
      parts.shelf.bundlesByPart(parts.merchantId),
    );
  }

  at(storeId: StoreId): Promise<ReadonlySet<SkuId>> {
    let own = this.#of.get(storeId);
    if (own === undefined) {
      own = new Remembered(this.#parts.clock, STOCK_TTL_MS, async () => {
        const there = new Set<SkuId>();
        await this.#read(storeId, this.#parts.articles(), there);
        return there;
      });
      this.#of.set(storeId, own);
    }
    return own.get();
  }

  /** Events may come late or twice, so the table is asked: for what would turn, and for bundles that a part belongs to. */
  async changed(changes: readonly SellableChange[]): Promise<void> {
    const bundles = await this.#bundles.get();
    for (const [storeId, own] of Map.groupBy(changes, (change) => change.storeId)) {
      const there = await this.#of.get(storeId)?.get();
      if (there === undefined) continue;
      const turned = own.filter(({ skuId, sellable }) => there.has(skuId) !== sellable > 0);
      const ofBundles = own.flatMap(({ skuId }) => bundles.get(skuId) ?? []);
      await this.#read(storeId, [...turned.map(({ skuId }) => skuId), ...ofBundles], there);
    }
  }

  /** Articles that came on sale, or whose parts may be others now. */
  async look(skuIds: readonly SkuId[]): Promise<void> {
    this.#bundles.forget();
    for (const [storeId, own] of this.#of) await this.#read(storeId, skuIds, await own.get());
  }

  async #read(storeId: StoreId, skuIds: readonly SkuId[], there: Set<SkuId>): Promise<void> {
    for (let from = 0; from < skuIds.length; from += ARTICLES_PER_READ) {
      const part = skuIds.slice(from, from + ARTICLES_PER_READ);
      const pieces = await this.#parts.stock.at(this.#parts.merchantId, storeId, part);
      for (const skuId of part)
        if ((pieces.get(skuId) ?? 0) > 0) there.add(skuId);
        else there.delete(skuId);
      await setImmediate();
    }
  }
}
