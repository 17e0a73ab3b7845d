import type { EpochMs, MemberId, MerchantId, OrderId, StoreId, Tx } from '#kernel';
import type { TierRules } from '../domain/rules.ts';
import type { Standing } from '../domain/standing.ts';

export interface Override {
  readonly level: number;
  readonly until: EpochMs;
}

export interface StoredStanding {
  readonly standing: Standing;
  readonly override: Override | null;
}

export interface GrowthEntry {
  readonly id: string;
  readonly bizType: string;
  readonly bizId: string;
  readonly direction: string;
  readonly title: string;
  readonly change: number;
  /** The period that it belongs to is found by this: of a reversal the instant of what it reverses. */
  readonly countsAt: EpochMs;
  readonly levelAfter: number;
  readonly at: EpochMs;
}

export interface StandingStore {
  /** Takes her row until the commit; a new member stands at `first`. */
  lock(tx: Tx, merchantId: MerchantId, memberId: MemberId, first: Standing): Promise<StoredStanding>;
  put(tx: Tx, merchantId: MerchantId, memberId: MemberId, standing: Standing): Promise<void>;
  drop(tx: Tx, merchantId: MerchantId, memberId: MemberId): Promise<void>;
  setOverride(tx: Tx, merchantId: MerchantId, memberId: MemberId, override: Override | null): Promise<void>;
  hasEntry(
    tx: Tx,
    merchantId: MerchantId,
    key: Pick<GrowthEntry, 'bizType' | 'bizId' | 'direction'>,
  ): Promise<boolean>;
  addEntry(tx: Tx, merchantId: MerchantId, memberId: MemberId, entry: GrowthEntry): Promise<void>;
  growthBetween(
    tx: Tx,
    merchantId: MerchantId,
    memberId: MemberId,
    from: EpochMs,
    until: EpochMs,
  ): Promise<number>;
}

export interface TierReads {
  /** The rules with where she stands; undefined = no rules are published. */
  find(
    merchantId: MerchantId,
    memberId: MemberId,
  ): Promise<{ readonly rules: TierRules; readonly stored: StoredStanding | undefined } | undefined>;
  /** Levels that stand now; who is missing is at the lowest. */
  levels(
    merchantId: MerchantId,
    members: readonly MemberId[],
    now: EpochMs,
  ): Promise<ReadonlyMap<MemberId, number>>;
  entries(
    merchantId: MerchantId,
    memberId: MemberId,
    beforeId: string | undefined,
    limit: number,
  ): Promise<readonly GrowthEntry[]>;
  ended(
    now: EpochMs,
    limit: number,
  ): Promise<readonly { readonly merchantId: MerchantId; readonly memberId: MemberId }[]>;
}

export interface TierRuleBook {
  /** Undefined = none are published: nobody has a level. */
  rules(merchantId: MerchantId, tx?: Tx): Promise<TierRules | undefined>;
  set(tx: Tx, merchantId: MerchantId, rules: TierRules, by: string, at: EpochMs): Promise<void>;
}

/** One store's part of an order: paid, received and refunded are heard of in any order. */
export interface TierPurchase {
  readonly orderId: OrderId;
  readonly storeId: StoreId;
  readonly memberId: MemberId | null;
  readonly goodsFen: number | null;
  readonly settledAt: EpochMs | null;
  readonly refundedFen: number;
  readonly credited: number | null;
  readonly reversed: number;
}

export interface TierPurchaseBook {
  lock(tx: Tx, merchantId: MerchantId, orderId: OrderId, storeId: StoreId): Promise<TierPurchase>;
  put(tx: Tx, merchantId: MerchantId, purchase: TierPurchase): Promise<void>;
  /** False = this refund was noted before. */
  addRefund(
    tx: Tx,
    merchantId: MerchantId,
    key: Pick<TierPurchase, 'orderId' | 'storeId'>,
    refundId: string,
  ): Promise<boolean>;
  storesOf(tx: Tx, merchantId: MerchantId, orderId: OrderId): Promise<readonly StoreId[]>;
  uncredited(
    tx: Tx,
    merchantId: MerchantId,
    memberId: MemberId,
  ): Promise<readonly Pick<TierPurchase, 'orderId' | 'storeId'>[]>;
}
