import type { MerchantId, ProductId, SkuId, StoreId } from '#kernel';
import type {
  Category,
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
  /** Everything on sale, newest first. */
  all(merchantId: MerchantId): Promise<readonly ProductCard[]>;
  find(
    merchantId: MerchantId,
    productId: ProductId,
    storeId: StoreId | undefined,
  ): Promise<NewProduct | undefined>;
  /** Of the product that the article belongs to; empty where no table is known. */
  sizes(merchantId: MerchantId, skuId: SkuId): Promise<readonly ProductSize[]>;
  offers(
    merchantId: MerchantId,
    storeId: StoreId,
    skuIds: readonly SkuId[],
  ): Promise<ReadonlyMap<SkuId, SkuOffer>>;
}
