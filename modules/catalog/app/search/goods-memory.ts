import { setImmediate } from 'node:timers/promises';
import {
  type Clock,
  type Fen,
  type MerchantId,
  MINUTE_MS,
  type ProductId,
  SECOND_MS,
  type SkuId,
  type StoreId,
  ZERO_FEN,
} from '#kernel';
import type { Stock } from '#modules/inventory';
import { memberPrice, type TierStanding } from '../../domain/member-price.ts';
import type { ProductSales } from '../../tokens.ts';
import type { Shelf } from '../shelf.ts';
import { GoodsIndex } from './goods-index.ts';
import { Remembered } from './remembered.ts';
import { type Pieces, soldLately } from './sold-lately.ts';
import { type SellableChange, StockMemory } from './stock-memory.ts';

/** Read in one go, then put into the index a few at a time: nobody else waits longer than for one of either. */
const PRODUCTS_PER_READ = 100;
const PRODUCTS_PER_TURN = 20;
/** Changes are told to every process; what no event tells of (an import of store prices) is known within this time. */
const PRICES_TTL_MS = 5 * SECOND_MS;
const CATEGORIES_TTL_MS = 5 * SECOND_MS;
/** Should an event not have come through: everything is read again so often. */
const GOODS_TTL_MS = 10 * MINUTE_MS;

export interface GoodsSources {
  readonly shelf: Shelf;
  readonly stock: Stock;
  readonly sales: ProductSales;
  readonly clock: Clock;
}

type Prices = Awaited<ReturnType<Shelf['pricesAt']>>;

/** One merchant's goods in memory: what is searched, narrowed down and put in order. What is shown is read afresh. */
export class GoodsMemory {
  readonly #merchantId: MerchantId;
  readonly #sources: GoodsSources;
  readonly #index = new GoodsIndex();
  readonly #goods: Remembered<GoodsIndex>;
  readonly #parents: Remembered<ReadonlyMap<string, string | null>>;
  readonly #sold: Remembered<Pieces>;
  readonly #storePrices = new Map<StoreId | undefined, Remembered<Prices>>();
  readonly #tierPrices = new Map<number, Remembered<ReadonlyMap<SkuId, Fen>>>();
  readonly #hidden = new Map<StoreId, Remembered<ReadonlySet<ProductId>>>();
  readonly #stock: StockMemory;
  /** Changes are read one after the other: an older row must not overwrite a newer one. */
  #changes: Promise<unknown> = Promise.resolve();

  constructor(merchantId: MerchantId, sources: GoodsSources) {
    const { clock, shelf, stock } = sources;
    this.#merchantId = merchantId;
    this.#sources = sources;
    this.#goods = new Remembered(clock, GOODS_TTL_MS, () => this.#queued(() => this.#readAll()));
    this.#parents = new Remembered(clock, CATEGORIES_TTL_MS, async () => {
      const categories = await shelf.categories(merchantId);
      return new Map(categories.map(({ id, parentId }) => [id, parentId]));
    });
    this.#stock = new StockMemory({
      ...{ merchantId, stock, shelf, clock },
      articles: () => this.#articles(),
    });
    this.#sold = soldLately(merchantId, sources.sales, clock);
  }

  /** Reads what a first question needs, and what is on the shelves of these stores. */
  async warm(storeIds: readonly StoreId[]): Promise<void> {
    await this.goods();
    await this.sold();
    for (const storeId of storeIds) {
      await this.inStock(storeId);
      await this.isOffered(storeId);
      await this.prices(storeId, null);
    }
  }

  goods(): Promise<GoodsIndex> {
    return this.#goods.get();
  }

  /** Pieces paid in the last thirty days. */
  sold(): Promise<Pieces> {
    return this.#sold.get();
  }

  /** The category and everything below it. */
  async below(categoryId: string): Promise<ReadonlySet<string>> {
    const parents = await this.#parents.get();
    return new Set([categoryId, ...[...parents.keys()].filter((id) => isBelow(parents, id, categoryId))]);
  }

  /** The category and everything above it, for counting. */
  async ancestors(): Promise<(categoryId: string) => readonly string[]> {
    const parents = await this.#parents.get();
    const known = new Map<string, readonly string[]>();
    return (categoryId) => {
      let line = known.get(categoryId);
      if (line === undefined) {
        line = [...lineage(parents, categoryId)];
        known.set(categoryId, line);
      }
      return line;
    };
  }

  /** What the products cost whoever has this standing at this store; by row. */
  async prices(storeId: StoreId | undefined, standing: TierStanding | null): Promise<(row: number) => Fen> {
    const { clock, shelf } = this.#sources;
    const remember = <Value>(read: () => Promise<Value>) => new Remembered(clock, PRICES_TTL_MS, read);
    const own = of(this.#storePrices, storeId, () =>
      remember(() => shelf.pricesAt(this.#merchantId, storeId)),
    );
    const [prices, index, now] = [await own.get(), this.#index, clock.now()];
    const storePrice = (row: number): Fen => {
      const first = index.product(row)?.skus[0];
      return first === undefined ? ZERO_FEN : prices(first.id, first.priceFen, now);
    };
    if (standing === null) return storePrice;
    const { level } = standing;
    const ofTier = await of(this.#tierPrices, level, () =>
      remember(() => shelf.tierPrices(this.#merchantId, undefined, level)),
    ).get();
    return (row) => {
      const first = index.product(row)?.skus[0];
      const tierFen = first === undefined ? null : (ofTier.get(first.id) ?? null);
      return memberPrice(storePrice(row), standing, tierFen);
    };
  }

  /** Whether any article of the product can be bought at this store now; by row. */
  async inStock(storeId: StoreId): Promise<(row: number) => boolean> {
    const [articles, index] = [await this.#stock.at(storeId), this.#index];
    return (row) => index.product(row)?.skus.some(({ id }) => articles.has(id)) ?? false;
  }

  /** Whether a store offers the product at all; by row. */
  async isOffered(storeId: StoreId): Promise<(row: number) => boolean> {
    const { clock, shelf } = this.#sources;
    const own = of(
      this.#hidden,
      storeId,
      () => new Remembered(clock, PRICES_TTL_MS, () => shelf.hiddenAt(this.#merchantId, storeId)),
    );
    const [hidden, index] = [await own.get(), this.#index];
    return (row) => !hidden.has(index.product(row)?.productId as ProductId);
  }

  /** Reads these products again; what is not on sale any more leaves. */
  changed(productIds: readonly ProductId[]): Promise<void> {
    return this.#queued(async () => {
      try {
        for (let from = 0; from < productIds.length; from += PRODUCTS_PER_READ)
          await this.#readSome(productIds.slice(from, from + PRODUCTS_PER_READ));
      } finally {
        // Afterwards: a planned price leaves its list when it comes into its row, and has to be known by one of them.
        this.#forgetPrices();
      }
    });
  }

  async #readSome(productIds: readonly ProductId[]): Promise<void> {
    const found = await this.#sources.shelf.searchable(this.#merchantId, { among: productIds });
    const onSale = new Set(found.map(({ productId }) => productId));
    for (const id of productIds) if (!onSale.has(id)) this.#index.remove(id);
    await this.#put(found);
    await this.#stock.look(found.flatMap(({ skus }) => skus.map(({ id }) => id)));
  }

  #forgetPrices(): void {
    const read = [this.#storePrices, this.#tierPrices, this.#hidden];
    for (const remembered of read.flatMap((each) => [...each.values()])) remembered.forget();
    this.#parents.forget();
  }

  stockChanged(changes: readonly SellableChange[]): Promise<void> {
    return this.#stock.changed(changes);
  }

  #queued<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = this.#changes.then(work);
    this.#changes = done.catch(() => undefined);
    return done;
  }

  async #readAll(): Promise<GoodsIndex> {
    const seen = new Set<number>();
    for (let after: ProductId | '' = ''; ; ) {
      const found = await this.#sources.shelf.searchable(this.#merchantId, {
        after,
        limit: PRODUCTS_PER_READ,
      });
      await this.#put(found);
      for (const { productId } of found) seen.add(this.#index.rowOf(productId) ?? -1);
      const last = found.at(-1);
      if (last === undefined) break;
      after = last.productId;
    }
    for (let row = 0; row < this.#index.rowCount; row += 1) {
      const gone = seen.has(row) ? undefined : this.#index.product(row);
      if (gone !== undefined) this.#index.remove(gone.productId);
    }
    return this.#index;
  }

  async #put(products: Awaited<ReturnType<Shelf['searchable']>>): Promise<void> {
    for (const [n, product] of products.entries()) {
      this.#index.put(product);
      if (n % PRODUCTS_PER_TURN === PRODUCTS_PER_TURN - 1) await setImmediate();
    }
    await setImmediate();
  }

  #articles(): SkuId[] {
    const skuIds: SkuId[] = [];
    for (let row = 0; row < this.#index.rowCount; row += 1)
      for (const { id } of this.#index.product(row)?.skus ?? []) skuIds.push(id);
    return skuIds;
  }
}

function of<Key, Value>(known: Map<Key, Value>, key: Key, make: () => Value): Value {
  let value = known.get(key);
  if (value === undefined) {
    value = make();
    known.set(key, value);
  }
  return value;
}

function isBelow(parents: ReadonlyMap<string, string | null>, id: string, above: string): boolean {
  for (const each of lineage(parents, id)) if (each === above) return true;
  return false;
}

/** From the category up. A tree has at most four levels; what a wrong row ties in a ring ends here anyway. */
function* lineage(parents: ReadonlyMap<string, string | null>, id: string): Iterable<string> {
  const seen = new Set<string>();
  for (let each: string | null | undefined = id; each != null && !seen.has(each); each = parents.get(each)) {
    seen.add(each);
    yield each;
  }
}
