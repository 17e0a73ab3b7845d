import type { EpochMs, Fen, MerchantId, ProductId, SkuId, StoreId } from '#kernel';
import type { ModifierGroup } from '../domain/authoring/modifiers.ts';
import type {
  Category,
  Component,
  NewProduct,
  ProductCard,
  ProductSize,
  SkuOffer,
  TryOnKind,
} from '../domain/product.ts';
import type { IndexedProduct } from './search/goods-index.ts';

export interface ProductFilter {
  /** Prices are those of this store. */
  readonly storeId: StoreId | undefined;
  /** With everything below it in the tree. */
  readonly categoryId: string | undefined;
  readonly tryOn: TryOnKind | undefined;
}

/** The catalogue as it is stored, for reading. */
export interface Shelf {
  categories(merchantId: MerchantId): Promise<readonly Category[]>;
  /** Newest first; `after` is the sort key of the last one seen. */
  page(
    merchantId: MerchantId,
    filter: ProductFilter,
    after: readonly [listedAt: number, id: string] | undefined,
    limit: number,
  ): Promise<readonly ProductCard[]>;
  /** In the order of `productIds`; what is not on sale is missing. */
  some(
    merchantId: MerchantId,
    productIds: readonly ProductId[],
    storeId: StoreId | undefined,
  ): Promise<readonly ProductCard[]>;
  /** One article as a card of its own. */
  article(
    merchantId: MerchantId,
    skuId: SkuId,
    storeId: StoreId | undefined,
  ): Promise<ProductCard | undefined>;
  /** For the memory of search, by id: on sale now or later. */
  searchable(
    merchantId: MerchantId,
    which:
      | { readonly after: ProductId | ''; readonly limit: number }
      | { readonly among: readonly ProductId[] },
  ): Promise<readonly IndexedProduct[]>;
  /** What a store asks for an article at an instant of the next minutes, given the price in its row. */
  pricesAt(
    merchantId: MerchantId,
    storeId: StoreId | undefined,
  ): Promise<(skuId: SkuId, generalFen: Fen, at: EpochMs) => Fen>;
  /** Products that this store does not offer (CAT-07). */
  hiddenAt(merchantId: MerchantId, storeId: StoreId): Promise<ReadonlySet<ProductId>>;
  /** What stores marked as used up for today (估清, CAT-08). */
  soldOutToday(merchantId: MerchantId): Promise<(storeId: StoreId, skuId: SkuId) => boolean>;
  /** When the next product comes on the shelf or leaves it, or the next general price begins; null = nothing is planned. */
  nextTurn(merchantId: MerchantId, after: EpochMs): Promise<EpochMs | null>;
  /** Bundles by what they are made of. */
  bundlesByPart(merchantId: MerchantId): Promise<ReadonlyMap<SkuId, readonly SkuId[]>>;
  /** Everything on sale, newest first. */
  all(merchantId: MerchantId): Promise<readonly ProductCard[]>;
  find(
    merchantId: MerchantId,
    productId: ProductId,
    storeId: StoreId | undefined,
  ): Promise<NewProduct | undefined>;
  /** Of the product that the article belongs to; empty where no table is known. */
  sizes(merchantId: MerchantId, skuId: SkuId): Promise<readonly ProductSize[]>;
  /** What can be chosen with these products; one with which nothing can is missing. */
  modifiers(
    merchantId: MerchantId,
    productIds: readonly ProductId[],
  ): Promise<ReadonlyMap<ProductId, readonly ModifierGroup[]>>;
  components(
    merchantId: MerchantId,
    skuIds: readonly SkuId[],
  ): Promise<ReadonlyMap<SkuId, readonly Component[]>>;
  /**
   * The prices that the merchant set for a level: of each article that of the highest level up to `level`.
   * @param skuIds undefined = of every article that has one.
   */
  tierPrices(
    merchantId: MerchantId,
    skuIds: readonly SkuId[] | undefined,
    level: number,
  ): Promise<ReadonlyMap<SkuId, Fen>>;
  offers(
    merchantId: MerchantId,
    storeId: StoreId,
    skuIds: readonly SkuId[],
  ): Promise<ReadonlyMap<SkuId, SkuOffer>>;
}
