import {
  AppError,
  type Fen,
  type MemberId,
  type MerchantId,
  type Page,
  type ProductId,
  pageOf,
  type SkuId,
  type StoreId,
} from '#kernel';
import { type Stock, type StockState, stockState } from '#modules/inventory';
import type { Stores } from '#modules/stores';
import { memberPrice } from '../domain/member-price.ts';
import type { NewProduct, ProductCard } from '../domain/product.ts';
import type { MemberTier, PromotionLabel, PromotionLabels } from '../tokens.ts';
import { limitedSkus, lowering } from './lowering.ts';
import type { ProductPage, ProductPageReads, Specification } from './product-pages.ts';
import type { ProductFilter, Shelf } from './shelf.ts';

/** For whom prices are told: at which store, and to which member (undefined = a visitor). */
export interface Asker {
  readonly storeId: StoreId | undefined;
  readonly memberId: MemberId | undefined;
}

/** `priceFen` is what this asker pays. */
export interface ShownCard extends ProductCard {
  /** What everybody pays at this store. */
  readonly storePriceFen: Fen;
  readonly inStock: boolean;
  readonly promotions: readonly PromotionLabel[];
}

export interface ShownProduct {
  readonly page: ProductPage;
  readonly specifications: readonly Specification[];
  readonly promotions: readonly PromotionLabel[];
  /** Prices of its articles are what this asker pays. */
  readonly product: NewProduct;
  /** By position in `product.skus`: what everybody pays at this store. */
  readonly storePrices: readonly Fen[];
  /** By position in `product.skus`: at the store asked for, or at the best one when none was. */
  readonly stock: readonly StockState[];
  /** By position in `product.skus`: what a bundle is made of, and which of it is there; empty for other articles (CAT-11). */
  readonly parts: readonly (readonly BundlePart[])[];
  readonly stores: readonly {
    readonly storeId: StoreId;
    readonly name: string;
    readonly stock: StockState;
  }[];
}

export interface BundlePart {
  readonly skuId: SkuId;
  readonly title: string;
  /** In one bundle. */
  readonly quantity: number;
  readonly stock: StockState;
}

export interface ShowProducts {
  page(
    merchantId: MerchantId,
    filter: ProductFilter,
    asker: Asker,
    after: readonly [number, string] | undefined,
    limit: number,
  ): Promise<Page<ShownCard>>;
  /** These products in this order. */
  cards(
    merchantId: MerchantId,
    productIds: readonly ProductId[],
    asker: Asker,
  ): Promise<readonly ShownCard[]>;
  /** One article as a card of its own. */
  article(merchantId: MerchantId, skuId: SkuId, asker: Asker): Promise<ShownCard | undefined>;
  /** Throws `catalog.product_not_found`. */
  get(merchantId: MerchantId, productId: ProductId, asker: Asker): Promise<ShownProduct>;
}

/** A card is small. */
const CARD_LABELS_MAX = 2;
/** Without one an article costs what it does in general. */
const NO_STORE = '' as StoreId;
const NO_PAGE: ProductPage = { richText: '', video: null };

/** Products with what a shopper may know of their stock. */
export function showProducts(
  shelf: Shelf,
  stock: Stock,
  stores: Stores,
  tierOf: MemberTier,
  pages: ProductPageReads,
  promotions: PromotionLabels,
): ShowProducts {
  /** What this asker pays, given what everybody does. */
  async function pricesFor(
    merchantId: MerchantId,
    { memberId }: Asker,
    skuIds: readonly SkuId[],
  ): Promise<(skuId: SkuId, storePriceFen: Fen) => Fen> {
    const standing = memberId === undefined ? null : await tierOf(merchantId, memberId);
    if (standing === null) return (_, storePriceFen) => storePriceFen;
    const ofTier = await shelf.tierPrices(merchantId, skuIds, standing.level);
    return (skuId, storePriceFen) => memberPrice(storePriceFen, standing, ofTier.get(skuId) ?? null);
  }

  /** Which of these can be bought at the store, or at any when none is named: one shelf is read, not every store's. */
  async function buyable(
    merchantId: MerchantId,
    storeId: StoreId | undefined,
    skuIds: readonly SkuId[],
  ): Promise<ReadonlySet<SkuId>> {
    if (storeId === undefined) {
      const lines = await stock.everywhere(merchantId, skuIds);
      return new Set(lines.filter(({ quantity }) => quantity > 0).map(({ skuId }) => skuId));
    }
    const pieces = await stock.at(merchantId, storeId, skuIds);
    return new Set(skuIds.filter((skuId) => (pieces.get(skuId) ?? 0) > 0));
  }

  async function shown(
    merchantId: MerchantId,
    cards: readonly ProductCard[],
    asker: Asker,
  ): Promise<ShownCard[]> {
    const { storeId } = asker;
    const skuIds = cards.flatMap((card) => card.skuIds);
    const labelsOf = await promotions.at(merchantId, storeId);
    const labels = cards.map((card) => labelsOf(card));
    const own = new Map(cards.map(({ skuId, priceFen }) => [skuId, priceFen]));
    // A card tells one price; a price for a time may be that of another article of it.
    const others = limitedSkus(labels.flat()).filter((skuId) => !own.has(skuId));
    const [inStock, offers, priceOf] = await Promise.all([
      buyable(merchantId, storeId, skuIds),
      shelf.offers(merchantId, storeId ?? NO_STORE, others),
      pricesFor(merchantId, asker, [...own.keys(), ...others]),
    ]);
    const asked = new Map(
      [...own, ...[...offers].map(([skuId, offer]) => [skuId, offer.storePriceFen] as const)].map(
        ([skuId, storePriceFen]) => [skuId, priceOf(skuId, storePriceFen)],
      ),
    );
    return cards.map((card, n) => ({
      ...card,
      storePriceFen: card.priceFen,
      priceFen: priceOf(card.skuId, card.priceFen),
      inStock: card.skuIds.some((skuId) => inStock.has(skuId)),
      promotions: lowering(labels[n] ?? [], asked).slice(0, CARD_LABELS_MAX),
    }));
  }

  return {
    async page(merchantId, filter, asker, after, limit) {
      const cards = await shelf.page(merchantId, filter, after, limit + 1);
      return pageOf(await shown(merchantId, cards, asker), limit, ({ listedAt, productId }) => [
        listedAt,
        productId,
      ]);
    },

    async cards(merchantId, productIds, asker) {
      return shown(merchantId, await shelf.some(merchantId, productIds, asker.storeId), asker);
    },

    async article(merchantId, skuId, asker) {
      const card = await shelf.article(merchantId, skuId, asker.storeId);
      return card === undefined ? undefined : (await shown(merchantId, [card], asker))[0];
    },

    async get(merchantId, productId, asker) {
      const { storeId } = asker;
      const product = await shelf.find(merchantId, productId, storeId);
      if (product === undefined)
        throw new AppError('not_found', 'catalog.product_not_found', '没有这件商品', { productId });
      const skuIds = product.skus.map(({ id }) => id);
      const bundles = await shelf.components(merchantId, skuIds);
      const partIds = [...bundles.values()].flat().map((part) => part.skuId);
      const [lines, everyStore, priceOf, page, specifications, labelsOf] = await Promise.all([
        stock.everywhere(merchantId, [...new Set([...skuIds, ...partIds])]),
        stores.list(merchantId),
        pricesFor(merchantId, asker, skuIds),
        pages.find(merchantId, productId),
        pages.specifications(merchantId, productId),
        promotions.at(merchantId, storeId),
      ]);
      const asked = new Map(product.skus.map((sku) => [sku.id, priceOf(sku.id, sku.priceFen)]));
      const [anyStore] = everyStore;
      const titles =
        anyStore === undefined || partIds.length === 0
          ? new Map<SkuId, { readonly title: string }>()
          : await shelf.offers(merchantId, storeId ?? anyStore.id, partIds);
      const most = (matches: (line: (typeof lines)[number]) => boolean, each = 1) =>
        stockState(
          lines.filter(matches).reduce((max, { quantity }) => Math.max(max, Math.floor(quantity / each)), 0),
        );
      const own = new Set(skuIds);
      /** @param each pieces that one of the asked thing takes of it. */
      const stockOf = (id: SkuId, each = 1) =>
        most((line) => line.skuId === id && (storeId ?? line.storeId) === line.storeId, each);
      return {
        page: page ?? NO_PAGE,
        specifications,
        product: {
          ...product,
          skus: product.skus.map((sku) => ({ ...sku, priceFen: asked.get(sku.id) ?? sku.priceFen })),
        },
        promotions: lowering(labelsOf({ ...product, productId, skuIds }), asked),
        storePrices: product.skus.map(({ priceFen }) => priceFen),
        stock: skuIds.map((id) => stockOf(id)),
        parts: skuIds.map((id) =>
          (bundles.get(id) ?? []).map(({ skuId, quantity }) => ({
            ...{ skuId, quantity, title: titles.get(skuId)?.title ?? '' },
            stock: stockOf(skuId, quantity),
          })),
        ),
        stores: everyStore.map(({ id, name }) => ({
          storeId: id,
          name,
          stock: most((line) => line.storeId === id && own.has(line.skuId)),
        })),
      };
    },
  };
}
