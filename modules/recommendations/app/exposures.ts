import type { EpochMs, MemberId, MerchantId, ProductId, StoreId } from '#kernel';

/** One place of a list as it went out. */
export interface ShownRow {
  readonly productId: ProductId;
  /** From 1. */
  readonly position: number;
  /** Chance with which the policy puts this product on this place; 1 = always. */
  readonly propensity: number;
  readonly reasonCode: string;
}

/** One list as it went out to one member. */
export interface ShownList {
  readonly merchantId: MerchantId;
  readonly memberId: MemberId;
  readonly storeId: StoreId;
  readonly place: 'home';
  /** Name of the `FeedPolicy`. */
  readonly policy: string;
  readonly at: EpochMs;
  readonly rows: readonly ShownRow[];
}

/** Which lists went out to whom. Only for members of whom something may be known; the store's feed is in none. */
export interface Exposures {
  /** Keeps the list for the next write and returns its `exposureId`. Never waits, never fails. */
  note(list: ShownList): string;
  /** How often a product was shown to anybody in the last seven days; what is seldom shown may be explored. */
  timesShown(merchantId: MerchantId, productId: ProductId): number;
}
