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
  /** What is known of one member. */
  stateOf(merchantId: MerchantId, memberId: MemberId): Promise<MemberState>;
  /** Counts by store, product, kind and day since `from`. */
  dailyCounts(merchantId: MerchantId, from: EpochMs): Promise<readonly DailyCount[]>;
  /** Everything of known members about products, by member and time; in batches. */
  readAll(merchantId: MerchantId): AsyncIterable<readonly LoggedEvent[]>;
}

export interface DailyCount {
  readonly storeId: StoreId | null;
  readonly productId: ProductId;
  readonly kind: EventKind;
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
}

/** Members who switched personalisation off. */
export interface OptOuts {
  isOut(merchantId: MerchantId, memberId: MemberId): Promise<boolean>;
  add(tx: Tx, merchantId: MerchantId, memberId: MemberId, at: EpochMs): Promise<void>;
  /** False when she was not out. */
  remove(tx: Tx, merchantId: MerchantId, memberId: MemberId): Promise<boolean>;
}
