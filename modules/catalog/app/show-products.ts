import { AppError, type MerchantId, type Page, type ProductId, pageOf, type StoreId } from '#kernel';
import type { Stock } from '#modules/inventory';
import type { Stores } from '#modules/stores';
import type { NewProduct, ProductCard } from '../domain/product.ts';
import { type StockState, stockState } from '../domain/stock-state.ts';
import type { ProductFilter, Shelf } from './shelf.ts';

export interface ShownCard extends ProductCard {
  readonly inStock: boolean;
}

export interface ShownProduct {
  readonly product: NewProduct;
  /** By position in `product.skus`: at the store asked for, or at the best one when none was. */
  readonly stock: readonly StockState[];
  readonly stores: readonly {
    readonly storeId: StoreId;
    readonly name: string;
    readonly stock: StockState;
  }[];
}

export interface ShowProducts {
  page(
    merchantId: MerchantId,
    filter: ProductFilter,
    after: readonly [number, string] | undefined,
    limit: number,
  ): Promise<Page<ShownCard>>;
  /** These products in this order, at this store's prices. */
  cards(
    merchantId: MerchantId,
    productIds: readonly ProductId[],
    storeId: StoreId | undefined,
  ): Promise<readonly ShownCard[]>;
  /** Throws `catalog.product_not_found`. */
  get(merchantId: MerchantId, productId: ProductId, storeId: StoreId | undefined): Promise<ShownProduct>;
}

/** Products with what a shopper may know of their stock. */
export function showProducts(shelf: Shelf, stock: Stock, stores: Stores): ShowProducts {
  async function withStock(
    merchantId: MerchantId,
    cards: readonly ProductCard[],
    storeId: StoreId | undefined,
  ): Promise<ShownCard[]> {
    const lines = await stock.everywhere(
      merchantId,
      cards.flatMap(({ skuIds }) => skuIds),
    );
    const inStock = new Set(
      lines
        .filter((line) => line.quantity > 0 && (storeId ?? line.storeId) === line.storeId)
        .map(({ skuId }) => skuId),
    );
    return cards.map((card) => ({ ...card, inStock: card.skuIds.some((skuId) => inStock.has(skuId)) }));
  }

  return {
    async page(merchantId, filter, after, limit) {
      const cards = await shelf.page(merchantId, filter, after, limit + 1);
      const shown = await withStock(merchantId, cards, filter.storeId);
      return pageOf(shown, limit, ({ listedAt, productId }) => [listedAt, productId]);
    },

    async cards(merchantId, productIds, storeId) {
      return withStock(merchantId, await shelf.some(merchantId, productIds, storeId), storeId);
    },

    async get(merchantId, productId, storeId) {
      const product = await shelf.find(merchantId, productId, storeId);
      if (product === undefined)
        throw new AppError('not_found', 'catalog.product_not_found', '没有这件商品', { productId });
      const skuIds = product.skus.map(({ id }) => id);
      const [lines, everyStore] = await Promise.all([
        stock.everywhere(merchantId, skuIds),
        stores.list(merchantId),
      ]);
      const most = (matches: (line: (typeof lines)[number]) => boolean) =>
        stockState(lines.filter(matches).reduce((max, { quantity }) => Math.max(max, quantity), 0));
      return {
        product,
        stock: skuIds.map((id) =>
          most((line) => line.skuId === id && (storeId ?? line.storeId) === line.storeId),
        ),
        stores: everyStore.map(({ id, name }) => ({
          storeId: id,
          name,
          stock: most((line) => line.storeId === id),
        })),
      };
    },
  };
}
