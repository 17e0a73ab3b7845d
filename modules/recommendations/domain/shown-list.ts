import type { EpochMs, MemberId, MerchantId, ProductId, StoreId } from '#kernel';
import type { Team } from './team-draft.ts';

/** One place of a list as it went out. */
export interface ShownRow {
  readonly productId: ProductId;
  /** From 1. */
  readonly position: number;
  /** Chance with which the policy puts this product on this place; 1 = always. */
  readonly propensity: number;
  /** Products that were drawn from; 1 = no draw. */
  readonly pool: number;
  readonly reasonCode: string;
  /** Which ranker brought it, in a list that two of them drafted. */
  readonly team?: Team;
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

export interface NotedList extends ShownList {
  readonly id: string;
}
