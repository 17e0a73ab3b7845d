import type { Clock, MerchantId, SkuId, StoreId } from '#kernel';
import type { Recommender } from './recommender.ts';
import { type ShopSources, ShopWindow } from './shop-window.ts';

interface Open {
  window: Promise<ShopWindow>;
  /** The load that is under way, and whether the world has changed since it began. */
  loading: Promise<void> | undefined;
  again: boolean;
  /** Stock that moved while a new window was being read. */
  missed: Place[];
}

interface Place {
  readonly storeId: StoreId;
  readonly skuId: SkuId;
}

/** The shops in memory. A shop is loaded at its first request, and anew when its catalogue or its model changes. */
export class ShopWindows {
  readonly #sources: ShopSources;
  readonly #clock: Clock;
  readonly #open = new Map<MerchantId, Open>();
  #recommender: { readonly merchantId: MerchantId; readonly recommender: Recommender } | undefined;

  constructor(sources: ShopSources, clock: Clock) {
    this.#sources = sources;
    this.#clock = clock;
  }

  of(merchantId: MerchantId): Promise<ShopWindow> {
    const known = this.#open.get(merchantId);
    if (known !== undefined) return known.window;
    const window = this.#load(merchantId);
    const open: Open = { window, loading: undefined, again: false, missed: [] };
    this.#open.set(merchantId, open);
    window.catch(() => this.#open.delete(merchantId));
    return window;
  }

  /** The model that answers from the next request on; the old window answers until the new one is ready. */
  async use(merchantId: MerchantId, recommender: Recommender): Promise<void> {
    const before = this.#recommender;
    this.#recommender = { merchantId, recommender };
    try {
      await this.refresh(merchantId);
    } catch (error) {
      this.#recommender = before;
      throw error;
    }
  }

  get version(): string | undefined {
    return this.#recommender?.recommender.version;
  }

  /** Reads the shop again. Returns when a window that was begun after this call is in use. */
  async refresh(merchantId: MerchantId): Promise<void> {
    const open = this.#open.get(merchantId);
    if (open === undefined) return;
    if (open.loading !== undefined) {
      open.again = true;
      return open.loading;
    }
    open.loading = this.#replace(merchantId, open).finally(() => {
      open.loading = undefined;
    });
    return open.loading;
  }

  async refreshAll(): Promise<void> {
    for (const merchantId of this.#open.keys()) await this.refresh(merchantId);
  }

  /** Reads the stock of these articles again: events may come late or twice, the table is always right. */
  async restock(merchantId: MerchantId, places: readonly Place[]): Promise<void> {
    const open = this.#open.get(merchantId);
    if (open === undefined) return;
    if (open.loading !== undefined) open.missed.push(...places);
    await this.#readStock(merchantId, await open.window, places);
  }

  /** Looks through all stock: what other processes sold without telling this one. */
  async restockAll(): Promise<void> {
    for (const [merchantId, open] of this.#open) {
      const window = await open.window;
      const lines = Map.groupBy(await this.#sources.stock.sellable(merchantId), ({ storeId }) => storeId);
      for (const [storeId, shelf] of window.shelves)
        shelf.setAllStock(
          new Map((lines.get(storeId) ?? []).map(({ skuId, quantity }) => [skuId, quantity])),
        );
    }
  }

  async #replace(merchantId: MerchantId, open: Open): Promise<void> {
    do {
      open.again = false;
      open.missed = [];
      const window = await this.#load(merchantId);
      while (open.missed.length > 0) {
        const missed = open.missed;
        open.missed = [];
        await this.#readStock(merchantId, window, missed);
      }
      open.window = Promise.resolve(window);
    } while (open.again);
  }

  async #readStock(merchantId: MerchantId, window: ShopWindow, places: readonly Place[]): Promise<void> {
    for (const [storeId, here] of Map.groupBy(places, (place) => place.storeId)) {
      const skuIds = here.map(({ skuId }) => skuId);
      const quantities = await this.#sources.stock.at(merchantId, storeId, skuIds);
      const shelf = window.shelves.get(storeId);
      for (const skuId of skuIds) shelf?.setStock(skuId, quantities.get(skuId) ?? 0);
    }
  }

  #load(merchantId: MerchantId): Promise<ShopWindow> {
    const trained = this.#recommender;
    const recommender = trained?.merchantId === merchantId ? trained.recommender : undefined;
    return ShopWindow.load(merchantId, this.#sources, recommender, this.#clock.now());
  }
}
