import type { EpochMs, MerchantId, SkuId, StoreId } from '#kernel';
import type { Levels } from '../domain/levels.ts';
import type { Movement, MovementReason } from '../domain/movement.ts';
import type { Place } from '../domain/place.ts';

/** Null = every location of the merchant. */
type Stores = readonly StoreId[] | null;

export interface ListedStock extends Levels {
  readonly onHand: number;
  readonly available: number;
  readonly reserved: number;
  /** What a shopper of our own shop may buy. */
  readonly sellable: number;
  readonly low: boolean;
  /** On its way here from another location. */
  readonly inTransit: number;
  /** What to order: back above the threshold, and two weeks of sales on top. */
  readonly suggested: number;
  readonly version: number;
  readonly changedAt: EpochMs;
}

export interface LowStockAlert extends Place {
  readonly at: EpochMs;
  readonly available: number;
  readonly lowAt: number | null;
  readonly lowDelta: number;
  readonly inTransit: number;
  readonly suggested: number;
}

export interface ListedShortage extends Place {
  readonly document: string;
  readonly pieces: number;
  readonly at: EpochMs;
}

export interface ListedQuota extends Place {
  readonly id: string;
  readonly mode: 'carved' | 'ceiling';
  /** 1 = the pool is open to it once its own pieces are gone. */
  readonly overflow: number;
  readonly state: 'OPEN' | 'ENDED';
  readonly planned: number;
  readonly quota: number;
  readonly sold: number;
  readonly held: number;
  readonly available: number;
}

export interface StockFilter {
  readonly stores: Stores;
  /** Undefined = every article. */
  readonly skuIds: readonly SkuId[] | undefined;
  readonly low: boolean;
}

export interface MovementFilter {
  readonly stores: Stores;
  readonly skuId: SkuId | undefined;
  readonly reason: MovementReason | undefined;
  /** Inclusive, exclusive. */
  readonly from: EpochMs | undefined;
  readonly until: EpochMs | undefined;
}

/** What the console shows. Each list comes from behind its last row, `limit` at a time. */
export interface StockLists {
  /** By location and article. */
  stock(
    merchantId: MerchantId,
    filter: StockFilter,
    after: readonly [StoreId, SkuId] | undefined,
    limit: number,
  ): Promise<readonly ListedStock[]>;
  /** Newest first. */
  movements(
    merchantId: MerchantId,
    filter: MovementFilter,
    before: readonly [EpochMs, string, SkuId, StoreId] | undefined,
    limit: number,
  ): Promise<readonly Movement[]>;
  /** Newest first; only what is still low. */
  alerts(
    merchantId: MerchantId,
    stores: Stores,
    before: readonly [EpochMs, SkuId, StoreId] | undefined,
    limit: number,
  ): Promise<readonly LowStockAlert[]>;
  /** Pieces that were sold and not on the books, newest first. */
  shortages(
    merchantId: MerchantId,
    stores: Stores,
    before: readonly [EpochMs, string, SkuId] | undefined,
    limit: number,
  ): Promise<readonly ListedShortage[]>;
  /** Quotas of channels and activities, by location and article. */
  quotas(
    merchantId: MerchantId,
    stores: Stores,
    after: readonly [StoreId, SkuId, string] | undefined,
    limit: number,
  ): Promise<readonly ListedQuota[]>;
}
