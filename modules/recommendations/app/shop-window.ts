import {
  DAY_MS,
  type EpochMs,
  type MerchantId,
  type ProductId,
  type SkuId,
  type StoreId,
  startOfBusinessDay,
} from '#kernel';
import { CandidateMaker, cosine } from '#ml/recommendation';
import type { Catalog, Category, ProductCard, SkuOffer } from '#modules/catalog';
import type { Stock } from '#modules/inventory';
import type { Stores } from '#modules/stores';
import type { BehaviourEvent } from '../domain/behaviour-event.ts';
import { eventWeight } from '../domain/event-kind.ts';
import { DailyInterest } from '../domain/interest.ts';
import type { Goods } from './arrange-feed.ts';
import { type GoodsIndex, goodsIndex } from './goods-index.ts';
import type { EventLog } from './ports.ts';
import type { Recommender } from './recommender.ts';
import { StoreShelf } from './store-shelf.ts';

const INTEREST_DAYS = 7;
const OFFERS_ARTICLES_MAX = 500;

export interface ShopSources {
  readonly catalog: Catalog;
  readonly stock: Stock;
  readonly stores: Stores;
  readonly log: EventLog;
}

/**
 * One merchant in the memory of the feed: goods as rows (those of the model first, newer ones after them),
 * one shelf per store. Built as a whole and replaced as a whole; only stock and interest move inside it.
 */
export class ShopWindow implements Goods {
  readonly recommender: Recommender | undefined;
  readonly maker: CandidateMaker;
  readonly shelves: ReadonlyMap<StoreId, StoreShelf>;
  readonly index: GoodsIndex;
  readonly #cards: readonly (ProductCard | undefined)[];
  readonly #rowOf: ReadonlyMap<ProductId, number>;
  readonly #groups: Int32Array;
  readonly #merchantInterest: DailyInterest;

  private constructor(
    recommender: Recommender | undefined,
    cards: readonly (ProductCard | undefined)[],
    rowOf: ReadonlyMap<ProductId, number>,
    groups: Int32Array,
    shelves: ReadonlyMap<StoreId, StoreShelf>,
    merchantInterest: DailyInterest,
    categories: readonly Category[],
  ) {
    this.recommender = recommender;
    this.maker = new CandidateMaker(recommender?.behaviour, cards.length);
    this.shelves = shelves;
    this.#cards = cards;
    this.#rowOf = rowOf;
    this.#groups = groups;
    this.#merchantInterest = merchantInterest;
    this.index = goodsIndex(cards, categories, (row) => this.groupOf(row));
  }

  static async load(
    merchantId: MerchantId,
    { catalog, stock, stores, log }: ShopSources,
    recommender: Recommender | undefined,
    now: EpochMs,
  ): Promise<ShopWindow> {
    const [onSale, categories, everyStore, lines, counts] = await Promise.all([
      catalog.cards(merchantId),
      catalog.categories(merchantId),
      stores.list(merchantId),
      stock.sellable(merchantId),
      log.dailyCounts(merchantId, now - INTEREST_DAYS * DAY_MS),
    ]);
    const { cards, rowOf } = rowsOf(onSale, recommender);
    const rowOfSku = new Map(
      cards.flatMap((card, row) => (card?.skuIds ?? []).map((skuId) => [skuId, row] as const)),
    );
    const { groups, groupCount } = groupsOf(cards);
    const merchantInterest = new DailyInterest(cards.length);
    const shelves = new Map<StoreId, StoreShelf>();
    for (const { id } of everyStore) {
      const offers = await offersAt(catalog, merchantId, id, [...rowOfSku.keys()]);
      const interest = new DailyInterest(cards.length);
      shelves.set(
        id,
        new StoreShelf({ cards, rowOfSku, groups, groupCount, offers, interest, merchantInterest }),
      );
    }
    for (const { storeId, skuId, quantity } of lines) shelves.get(storeId)?.setStock(skuId, quantity);
    for (const { storeId, productId, kind, stars, day, count } of counts) {
      const row = rowOf.get(productId);
      if (row === undefined) continue;
      const weight = eventWeight(kind, stars) * count;
      const at = startOfBusinessDay(day);
      merchantInterest.add(row, weight, at);
      if (storeId !== null) shelves.get(storeId)?.noteInterest(row, weight, at);
    }
    return new ShopWindow(recommender, cards, rowOf, groups, shelves, merchantInterest, categories);
  }

  rowOf(productId: ProductId): number | undefined {
    return this.#rowOf.get(productId);
  }

  cardOf(row: number): ProductCard | undefined {
    return this.#cards[row];
  }

  groupOf(row: number): number {
    return this.#groups[row] as number;
  }

  likeness(a: number, b: number): number | undefined {
    const behaviour = this.recommender?.behaviour;
    if (behaviour === undefined || a >= behaviour.rowCount || b >= behaviour.rowCount) return undefined;
    return cosine(behaviour, a, b);
  }

  get rowCount(): number {
    return this.#cards.length;
  }

  /** Raises the counters that everybody's feed may use; nothing of the member is kept here. */
  noteInterest({ productId, storeId, kind, at, stars }: BehaviourEvent): void {
    const row = productId === null ? undefined : this.#rowOf.get(productId);
    if (row === undefined) return;
    const weight = eventWeight(kind, stars);
    this.#merchantInterest.add(row, weight, at);
    if (storeId !== null) this.shelves.get(storeId)?.noteInterest(row, weight, at);
  }
}

/** Rows of the model keep their numbers; products that it has not seen come after them, by id. */
function rowsOf(onSale: readonly ProductCard[], recommender: Recommender | undefined) {
  const cardOf = new Map(onSale.map((card) => [card.productId, card]));
  const known = recommender?.productIds ?? [];
  const isKnown = new Set(known);
  const newer = [...cardOf.keys()].filter((productId) => !isKnown.has(productId)).sort();
  const products = [...known, ...newer];
  return {
    cards: products.map((productId) => cardOf.get(productId)),
    rowOf: new Map(products.map((productId, row) => [productId, row])),
  };
}

/** Group = category; what is not on sale any more shares group 0 with nobody. */
function groupsOf(cards: readonly (ProductCard | undefined)[]) {
  const names = [...new Set(cards.map((card) => card?.categoryId ?? ''))].sort();
  const groupOf = new Map(names.map((name, group) => [name, group]));
  return {
    groups: Int32Array.from(cards, (card) => groupOf.get(card?.categoryId ?? '') ?? 0),
    groupCount: names.length,
  };
}

async function offersAt(
  catalog: Catalog,
  merchantId: MerchantId,
  storeId: StoreId,
  skuIds: readonly SkuId[],
): Promise<ReadonlyMap<SkuId, SkuOffer>> {
  const offers = new Map<SkuId, SkuOffer>();
  for (let from = 0; from < skuIds.length; from += OFFERS_ARTICLES_MAX)
    for (const [skuId, offer] of await catalog.offers(
      merchantId,
      storeId,
      skuIds.slice(from, from + OFFERS_ARTICLES_MAX),
    ))
      offers.set(skuId, offer);
  return offers;
}
