import type { Job, MemberCardFacts, MemberData } from '#feature';
import type { Route } from '#http';
import {
  type DomainEvent,
  type EpochMs,
  type EventHandler,
  type MemberId,
  type MerchantId,
  type OrderId,
  type StoreId,
  type Tx,
  token,
} from '#kernel';
import type { GrowthSource, Tier, TierRules } from './domain/rules.ts';

/** Where a member stands now, an override included. */
export interface TierOfMember {
  readonly tier: Tier;
  readonly growth: number;
  /** Null = she is at the highest. */
  readonly next: { readonly level: number; readonly name: string; readonly growthFrom: number } | null;
  readonly keepsUntil: EpochMs | null;
  readonly overriddenUntil: EpochMs | null;
}

export interface TierPart {
  readonly storeId: StoreId;
  /** Without shipping. */
  readonly goodsFen: number;
}

/** Every command joins the caller's commit; a repeat changes nothing. */
export interface Tiers {
  /** Null = the merchant has no levels. */
  tierOf(merchantId: MerchantId, memberId: MemberId): Promise<TierOfMember | null>;
  levels(merchantId: MerchantId, members: readonly MemberId[]): Promise<ReadonlyMap<MemberId, number>>;
  /** Growth for an act, as the rules have it. */
  act(
    tx: Tx,
    merchantId: MerchantId,
    act: {
      readonly memberId: MemberId;
      readonly source: GrowthSource;
      readonly bizType: string;
      readonly bizId: string;
      readonly at: EpochMs;
    },
  ): Promise<void>;
  /** The level with this name; undefined = there is none, null = the merchant has no levels. */
  named(merchantId: MerchantId, name: string, tx?: Tx): Promise<number | null | undefined>;
  /**
   * She had this level in an earlier system: she stands at least at it for one keep period, and is then re-evaluated like
   * everybody. Never takes a level from her.
   */
  keepLevel(
    tx: Tx,
    merchantId: MerchantId,
    kept: { readonly memberId: MemberId; readonly level: number; readonly at: EpochMs },
  ): Promise<void>;
  paid(
    tx: Tx,
    merchantId: MerchantId,
    order: { readonly orderId: OrderId; readonly memberId: MemberId; readonly groups: readonly TierPart[] },
    at: EpochMs,
  ): Promise<void>;
  /** Its goods have arrived: from now on the part counts. */
  settled(tx: Tx, merchantId: MerchantId, orderId: OrderId, storeId: StoreId, at: EpochMs): Promise<void>;
  refunded(
    tx: Tx,
    merchantId: MerchantId,
    refund: { readonly refundId: string; readonly orderId: OrderId; readonly groups: readonly TierPart[] },
    at: EpochMs,
  ): Promise<void>;
}
export const TIERS = token<Tiers>('Tiers');

export interface TierImport {
  /** Published rules, unless there are some. */
  importRules(tx: Tx, merchantId: MerchantId, rules: TierRules, at: EpochMs): Promise<void>;
  /** Purchases of an earlier system, oldest first; repeatable. */
  importPurchases(
    tx: Tx,
    merchantId: MerchantId,
    purchases: readonly {
      readonly orderId: OrderId;
      readonly storeId: StoreId;
      readonly memberId: MemberId;
      readonly goodsFen: number;
      readonly at: EpochMs;
    }[],
  ): Promise<void>;
}
export const TIER_IMPORT = token<TierImport>('TierImport');

/** The level that she stands at is another one, overrides aside. */
export interface TierChanged extends DomainEvent {
  readonly type: 'tiers.tier_changed';
  readonly merchantId: MerchantId;
  readonly memberId: MemberId;
  readonly from: number;
  readonly to: number;
  readonly reason: 'growth' | 'refund' | 'period' | 'import';
}

export const TIER_ROUTES = token<readonly Route[]>('TierRoutes');
export const TIER_HANDLERS = token<readonly EventHandler[]>('TierHandlers');
export const TIER_JOBS = token<readonly Job[]>('TierJobs');
export const TIER_MEMBER_DATA = token<MemberData>('TierMemberData');
export const TIER_CARD = token<MemberCardFacts>('TierCard');
