import type { EpochMs, MerchantId, ProductId, SkuId, Tx } from '#kernel';
import type { AttributeRule } from '../../domain/authoring/attributes.ts';
import type { AuthoredProduct, AuthoredSku } from '../../domain/authoring/authored-product.ts';
import type { ShelfState } from '../../domain/authoring/shelf-state.ts';
import type { Category } from '../../domain/product.ts';

/** A product as it is to be, and what becomes of articles that it no longer has. */
export interface ProductPlan {
  /** `version` is the one that the writer has seen; 0 = new. */
  readonly product: AuthoredProduct;
  /** Had been ordered, or lie on a shelf: off sale, id kept. */
  readonly retired: readonly AuthoredSku[];
  readonly removed: readonly SkuId[];
}

export interface ListedProduct {
  readonly id: ProductId;
  readonly externalId: string | null;
  readonly title: string;
  readonly brand: string;
  readonly categoryId: string;
  readonly tags: readonly string[];
  readonly version: number;
  readonly drafted: boolean;
  readonly onSale: boolean;
  readonly onFrom: EpochMs;
  readonly onUntil: EpochMs | null;
  readonly listedAt: EpochMs;
}

export interface ProductQuery {
  readonly state: ShelfState | undefined;
  readonly categoryIds: readonly string[] | undefined;
  /** Part of a title, a brand, a code, an id. */
  readonly q: string | undefined;
  readonly tag: string | undefined;
}

/** Products as the console writes them. */
export interface Authoring {
  byIds(
    tx: Tx | null,
    merchantId: MerchantId,
    ids: readonly ProductId[],
  ): Promise<readonly AuthoredProduct[]>;
  byExternalIds(
    tx: Tx,
    merchantId: MerchantId,
    externalIds: readonly string[],
  ): Promise<readonly AuthoredProduct[]>;
  /**
   * Writes all of them or throws: 409 `catalog.changed_meanwhile` when a version is not the stored one,
   * `catalog.code_taken` when a code, a barcode or an external id belongs to another article.
   */
  save(tx: Tx, merchantId: MerchantId, plans: readonly ProductPlan[], now: EpochMs): Promise<void>;
  /** Puts on or off the shelf; false when the version is another one. */
  setShelf(
    tx: Tx,
    merchantId: MerchantId,
    product: Pick<AuthoredProduct, 'id' | 'version' | 'onSale' | 'onFrom' | 'onUntil' | 'listedAt'>,
    announceAt: EpochMs | null,
  ): Promise<boolean>;
  page(
    merchantId: MerchantId,
    query: ProductQuery,
    now: EpochMs,
    after: readonly [listedAt: number, id: string] | undefined,
    limit: number,
  ): Promise<readonly ListedProduct[]>;
  /** Which of these are bundles, and which are there at all. */
  articles(
    tx: Tx,
    merchantId: MerchantId,
    skuIds: readonly SkuId[],
  ): Promise<ReadonlyMap<SkuId, { readonly isBundle: boolean; readonly productId: ProductId }>>;
  /** Which of these are a component of some bundle. */
  partsOfBundles(tx: Tx, merchantId: MerchantId, skuIds: readonly SkuId[]): Promise<ReadonlySet<SkuId>>;
  knownModifierGroups(tx: Tx, merchantId: MerchantId, ids: readonly string[]): Promise<ReadonlySet<string>>;
}

export interface CategoryTree {
  /** Holds the tree until the commit: changes of its shape come one after the other. */
  hold(tx: Tx, merchantId: MerchantId): Promise<readonly Category[]>;
  list(tx: Tx, merchantId: MerchantId): Promise<readonly Category[]>;
  put(tx: Tx, merchantId: MerchantId, category: Category, position: number): Promise<void>;
  remove(tx: Tx, merchantId: MerchantId, id: string): Promise<void>;
  hasProducts(tx: Tx, merchantId: MerchantId, id: string): Promise<boolean>;
  rules(tx: Tx | null, merchantId: MerchantId): Promise<ReadonlyMap<string, readonly AttributeRule[]>>;
  setRules(
    tx: Tx,
    merchantId: MerchantId,
    categoryId: string,
    rules: readonly AttributeRule[],
  ): Promise<void>;
}
