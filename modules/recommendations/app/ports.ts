import type { EpochMs, MemberId, MerchantId, ProductId, StoreId, Tx } from '#kernel';
import type { BehaviourEvent } from '../domain/behaviour-event.ts';
import type { EventKind } from '../domain/event-kind.ts';
import type { MemberState } from '../domain/member-state.ts';

/** Behaviour as it is stored. */
export interface EventLog {
  /** Adds what is not there yet and returns exactly the events that were new. */
  add(
    tx: Tx,
    merchantId: MerchantId,
    events: readonly BehaviourEvent[],
    receivedAt: EpochMs,
  ): Promise<readonly BehaviourEvent[]>;
  /** Takes the member's name off the whole log (deletes her events). */
  forget(tx: Tx, merchantId: MerchantId, memberId: MemberId): Promise<void>;
  /** Deletes at most so many events from before `before`; answers with how many. */
  sweep(tx: Tx, merchantId: MerchantId, before: EpochMs, rowsMax: number): Promise<number>;
  /** Deletes at most so many events of members who switched personalisation off; answers with how many. */
  sweepRefused(tx: Tx, merchantId: MerchantId, rowsMax: number): Promise<number>;
  /** What is known of one member. */
  stateOf(merchantId: MerchantId, memberId: MemberId): Promise<MemberState>;
  /** Counts by store, product, kind, stars and business day since `from`; repeats are left out. */
  dailyCounts(merchantId: MerchantId, from: EpochMs): Promise<readonly DailyCount[]>;
  /** What known members did with products and what it says about taste, by member and time; in batches. */
  readAll(merchantId: MerchantId): AsyncIterable<readonly LoggedEvent[]>;
}

export interface DailyCount {
  readonly storeId: StoreId | null;
  readonly productId: ProductId;
  readonly kind: EventKind;
  readonly stars: number | null;
  readonly day: number;
  readonly count: number;
}

export interface LoggedEvent {
  readonly id: string;
  readonly memberId: MemberId;
  readonly productId: ProductId;
  readonly storeId: StoreId | null;
  readonly kind: EventKind;
  readonly at: EpochMs;
  readonly stars: number | null;
}

/** Members who switched personalisation off. */
export interface OptOuts {
  isOut(merchantId: MerchantId, memberId: MemberId): Promise<boolean>;
  /** Who of these is. */
  among(merchantId: MerchantId, members: readonly MemberId[]): Promise<ReadonlySet<MemberId>>;
  add(tx: Tx, merchantId: MerchantId, memberId: MemberId, at: EpochMs): Promise<void>;
  /** False when she was not out, or went out after `saidAt`. */
  remove(tx: Tx, merchantId: MerchantId, memberId: MemberId, saidAt: EpochMs): Promise<boolean>;
}

/**
 * How often something that is known of a member has changed: events, their deletion, the switch. Raised in the
 * transaction of the change by whoever writes; one small read per feed then tells every process whether what
 * it remembers still holds.
 */
export interface MemberPulses {
  /** 0 = nothing was ever known. */
  of(merchantId: MerchantId, memberId: MemberId): Promise<number>;
}

/** The same log, asked for one taste at a time. */
export interface TasteLog {
  /** What this member's events are about. */
  productsOf(merchantId: MerchantId, memberId: MemberId): Promise<readonly ProductId[]>;
  /** Deletes what she did with these products; what she hid stays hidden. */
  forgetProducts(
    tx: Tx,
    merchantId: MerchantId,
    memberId: MemberId,
    products: readonly ProductId[],
  ): Promise<void>;
}
