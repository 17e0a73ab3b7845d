import type { EpochMs, Fen, ProductId, SkuId } from '#kernel';
import type { Component, NewSku, ProductSize } from '../product.ts';

export type AttributeValue = string | number | boolean;

/** What the merchant set for members of a level and above. */
export interface TierPrice {
  readonly level: number;
  readonly priceFen: Fen;
}

/** One article as the console sees it. */
export interface AuthoredSku extends NewSku {
  /** Thirteen digits, see search/barcode.ts. */
  readonly barcode: string | null;
  /** Not empty: a bundle, whose stock is that of these. */
  readonly components: readonly Component[];
  readonly tierPrices: readonly TierPrice[];
  /** False for an article that was taken out of the product but had been ordered: its id lives on. */
  readonly onSale: boolean;
}

/** What the merchant says about a product; everything else follows. */
export interface ProductWords {
  readonly externalId: string | null;
  readonly categoryId: string;
  readonly title: string;
  readonly subtitle: string;
  readonly description: string;
  readonly brand: string;
  readonly tags: readonly string[];
  readonly images: readonly string[];
  readonly optionNames: readonly string[];
  readonly attributes: Readonly<Record<string, AttributeValue>>;
  readonly durable: boolean;
  readonly sizes: readonly ProductSize[];
  /** Where its tickets are printed (后厨打印), e.g. 热菜; null = nowhere. */
  readonly kitchenGroup: string | null;
  readonly modifierGroupIds: readonly string[];
}

export interface SkuDraft extends Omit<AuthoredSku, 'id' | 'onSale'> {
  /** Absent = found by its code, then by its option values; else a new article. */
  readonly id?: SkuId | undefined;
}

export interface ProductDraft extends ProductWords {
  readonly skus: readonly SkuDraft[];
}

export interface AuthoredProduct extends ProductWords {
  readonly id: ProductId;
  /** Grows with every change; a writer says which one she has seen. */
  readonly version: number;
  readonly listedAt: EpochMs;
  /** True until it is published for the first time. */
  readonly drafted: boolean;
  readonly onSale: boolean;
  readonly onFrom: EpochMs;
  readonly onUntil: EpochMs | null;
  /** Those on sale first, in their order. */
  readonly skus: readonly AuthoredSku[];
}
