import type { EpochMs, Fen, MerchantId, ProductId, SkuId, StoreId } from '#kernel';
import type {
  Category,
  Component,
  NewProduct,
  ProductCard,
  ProductSize,
  SkuOffer,
  TryOnKind,
} from '../domain/product.ts';

export interface ProductFilter {
  /** Prices are those of this store. */
  readonly storeId: StoreId | undefined;
  /** With everything below it in the tree. */
  readonly categoryId: string | undefined;
  /** Words; each has to occur somewhere in title, subtitle, brand, tags or id. */
  readonly words: readonly string[];
  readonly tryOn: TryOnKind | undefined;
}

/** What a search compares, without pictures and prices. */
export interface FoundText {
  readonly productId: ProductId;
  readonly title: string;
  readonly brand: string;
  readonly tags: readonly string[];
  readonly listedAt: EpochMs;
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
  /** What the filter leaves: first those whose titles have all the words, then the newest. */
  texts(merchantId: MerchantId, filter: ProductFilter, limit: number): Promise<readonly FoundText[]>;
  /** In the order of `productIds`; what is not on sale is missing. */
  some(
    merchantId: MerchantId,
    productIds: readonly ProductId[],
    storeId: StoreId | undefined,
  ): Promise<readonly ProductCard[]>;
  /** Everything on sale, newest first. */
  all(merchantId: MerchantId): Promise<readonly ProductCard[]>;
  find(
    merchantId: MerchantId,
    productId: ProductId,
    storeId: StoreId | undefined,
  ): Promise<NewProduct | undefined>;
  /** Of the product that the article belongs to; empty where no table is known. */
  sizes(merchantId: MerchantId, skuId: SkuId): Promise<readonly ProductSize[]>;
  components(
    merchantId: MerchantId,
    skuIds: readonly SkuId[],
  ): Promise<ReadonlyMap<SkuId, readonly Component[]>>;
  /** The prices that the merchant set for a level: of each article that of the highest level up to `level`. */
  tierPrices(
    merchantId: MerchantId,
    skuIds: readonly SkuId[],
    level: number,
  ): Promise<ReadonlyMap<SkuId, Fen>>;
  offers(
    merchantId: MerchantId,
    storeId: StoreId,
    skuIds: readonly SkuId[],
  ): Promise<ReadonlyMap<SkuId, SkuOffer>>;
}
