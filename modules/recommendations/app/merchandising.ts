import type { EpochMs, MerchantId, ProductId, StoreId } from '#kernel';

/** A product that the merchant wants at a fixed place. Places count from 1. */
export interface Pin {
  readonly productId: ProductId;
  readonly position: number;
}

/** What the merchant wants of one store's lists at one moment. */
export interface StoreRules {
  /** Another text whenever anything below is: belongs into the stamp of every kept list. */
  readonly stamp: string;
  /** By place; no place and no product twice. */
  readonly pins: readonly Pin[];
  /** For the relevance: 1 = untouched, up to 2 = boosted, below 1 = buried. */
  factorOf(productId: ProductId, categoryId: string): number;
  isHidden(productId: ProductId, categoryId: string): boolean;
  /** Pinned or boosted against payment: shown with the word 推广. */
  isPromoted(productId: ProductId, categoryId: string): boolean;
}

/**
 * Pin, boost, bury and hide, from memory. Rules name products or categories, so they are asked per product
 * and not handed out as lists: a category has thousands of products that nobody asks for.
 */
export interface MerchandisingRules {
  at(merchantId: MerchantId, storeId: StoreId, now: EpochMs): StoreRules;
}

export const NO_RULES: StoreRules = {
  stamp: '',
  pins: [],
  factorOf: () => 1,
  isHidden: () => false,
  isPromoted: () => false,
};
