import type { Route } from '#http';
import {
  type DomainEvent,
  type EpochMs,
  type EventHandler,
  type Fen,
  type MemberId,
  type MerchantId,
  type ProductId,
  type SkuId,
  type StoreId,
  type Tx,
  token,
} from '#kernel';
import type { PicturePress, Pictures } from './app/pictures.ts';
import type { ModifierGroup } from './domain/authoring/modifiers.ts';
import type { TierStanding } from './domain/member-price.ts';
import type {
  Category,
  Component,
  NewProduct,
  ProductCard,
  ProductSize,
  SkuOffer,
} from './domain/product.ts';

export interface Catalog {
  /**
   * What these articles cost at this store now, for this member or this level where one is named (会员价), else for
   * everybody. Articles that do not exist are missing from the map.
   */
  offers(
    merchantId: MerchantId,
    storeId: StoreId,
    skuIds: readonly SkuId[],
    buyer?: MemberId | TierStanding | null,
  ): Promise<ReadonlyMap<SkuId, SkuOffer>>;
  /** Size table of the product that the article belongs to; empty where none is known. */
  sizes(merchantId: MerchantId, skuId: SkuId): Promise<readonly ProductSize[]>;
  /** The category tree, flat. */
  categories(merchantId: MerchantId): Promise<readonly Category[]>;
  /** What the bundles among these articles are made of; an article that is none is missing from the map. */
  components(
    merchantId: MerchantId,
    skuIds: readonly SkuId[],
  ): Promise<ReadonlyMap<SkuId, readonly Component[]>>;
  /** What can be chosen with these products (CAT-08); one with which nothing can is missing from the map. */
  modifiers(
    merchantId: MerchantId,
    productIds: readonly ProductId[],
  ): Promise<ReadonlyMap<ProductId, readonly ModifierGroup[]>>;
  /** Pieces that can be sold at one store; of a bundle as many as its scarcest component makes. */
  available(
    merchantId: MerchantId,
    storeId: StoreId,
    skuIds: readonly SkuId[],
  ): Promise<ReadonlyMap<SkuId, number>>;
  /** Everything on sale, newest first, from memory. */
  cards(merchantId: MerchantId): Promise<readonly ProductCard[]>;
}

/** Every import is repeatable: what is there already is overwritten. */
export interface CatalogImport {
  /** Parents before children. */
  importCategories(tx: Tx, merchantId: MerchantId, categories: readonly Category[]): Promise<void>;
  importProducts(tx: Tx, merchantId: MerchantId, products: readonly NewProduct[]): Promise<void>;
  /** Prices that hold at one store only. */
  importStorePrices(
    tx: Tx,
    merchantId: MerchantId,
    prices: readonly { readonly storeId: StoreId; readonly skuId: SkuId; readonly priceFen: Fen }[],
  ): Promise<void>;
}

export interface ProductsChanged extends DomainEvent {
  readonly type: 'catalog.products_changed';
  readonly merchantId: MerchantId;
  readonly productIds: readonly ProductId[];
}

export interface SearchAsker {
  /** Undefined = a visitor. */
  readonly memberId: MemberId | undefined;
}

/** Puts search results of equal text match in order. Recommending sits above this module and brings it in. */
export interface SearchOrder {
  /** Scores in 0..1, higher = earlier. The same for the same `asOf`, as far as what is known reaches back. */
  at(
    question: SearchAsker & {
      readonly merchantId: MerchantId;
      readonly storeId: StoreId | undefined;
      readonly asOf: EpochMs;
    },
  ): Promise<(productId: ProductId) => number>;
}

export interface SynonymsChanged extends DomainEvent {
  readonly type: 'catalog.synonyms_changed';
  readonly merchantId: MerchantId;
}

/** Pieces of each product that were paid for between two instants. Orders sit above this module and bring it in. */
export type ProductSales = (
  merchantId: MerchantId,
  from: EpochMs,
  until: EpochMs,
) => Promise<ReadonlyMap<ProductId, number>>;

/** Which of these articles were ever ordered. Orders sit above this module and bring it in. */
export type OrderedSkus = (
  tx: Tx,
  merchantId: MerchantId,
  skuIds: readonly SkuId[],
) => Promise<ReadonlySet<SkuId>>;

export const ORDERED_SKUS = token<OrderedSkus>('OrderedSkus');

export interface CatalogSettings {
  /** Where pictures of goods and of reviews lie. */
  readonly pictureFolder: string;
  /** Whose goods can be searched as soon as the house opens. */
  readonly merchantId: MerchantId;
}

export const CATALOG_SETTINGS = token<CatalogSettings>('CatalogSettings');
/** For desks that look for an article: what is on the shelf and what is not. */
export interface FindArticles {
  /** By name, pinyin, initials, code or barcode, best first; of goods off the shelf by part of a title or by code. */
  search(merchantId: MerchantId, typed: string, limit: number): Promise<readonly SkuId[]>;
  /** By id, code or barcode, in this order, as a sheet writes them; what nothing is called is missing. */
  identify(merchantId: MerchantId, written: readonly string[]): Promise<ReadonlyMap<string, SkuId>>;
}
export const FIND_ARTICLES = token<FindArticles>('FindArticles');
/** For modules above that keep pictures too. */
export const PICTURES = token<Pictures>('Pictures');
/** For pictures that are not on show: drawn anew, and kept by whoever asked. */
export const PICTURE_PRESS = token<PicturePress>('PicturePress');
export const PRODUCT_SALES = token<ProductSales>('ProductSales');

/** The level of a member; null = none, she pays what everybody pays. The module of levels sits above and brings it in. */
export type MemberTier = (merchantId: MerchantId, memberId: MemberId) => Promise<TierStanding | null>;

/** The same of many at once; who is missing has none. */
export type MemberTiers = (
  merchantId: MerchantId,
  members: readonly MemberId[],
) => Promise<ReadonlyMap<MemberId, TierStanding>>;

/** What an offer says on the goods that it is for (CAT-05, MKT-10). */
export interface PromotionLabel {
  /** Of the promotion, or of the coupon that can be claimed. */
  readonly offerId: string;
  readonly kind: 'limited_price' | 'spend_tier' | 'coupon';
  /** 「满300减40」 */
  readonly label: string;
  /** Later than now = announced (预热). */
  readonly startsAt: EpochMs;
  /** First instant at which it is over. */
  readonly endsAt: EpochMs;
  /** Of a price for a time, by article. */
  readonly prices: readonly {
    readonly skuId: SkuId;
    readonly priceFen: number;
    /** Pieces that one member may buy at it; null = any number. */
    readonly perMemberMax: number | null;
  }[];
}

export type LabelledGoods = Pick<ProductCard, 'productId' | 'skuIds' | 'categoryId' | 'brand' | 'tags'>;

/** Offers sit above this module and bring it in. It answers from memory: a list of goods gets no dearer by it. */
export interface PromotionLabels {
  at(
    merchantId: MerchantId,
    storeId: StoreId | undefined,
  ): Promise<(goods: LabelledGoods) => readonly PromotionLabel[]>;
}
export const PROMOTION_LABELS = token<PromotionLabels>('PromotionLabels');
export const MEMBER_TIER = token<MemberTier>('MemberTier');
export const MEMBER_TIERS = token<MemberTiers>('MemberTiers');
export const SEARCH_ORDER = token<SearchOrder>('SearchOrder');
export const CATALOG = token<Catalog>('Catalog');
export const CATALOG_IMPORT = token<CatalogImport>('CatalogImport');
export const CATALOG_ROUTES = token<readonly Route[]>('CatalogRoutes');
export const CATALOG_HANDLERS = token<readonly EventHandler[]>('CatalogHandlers');
