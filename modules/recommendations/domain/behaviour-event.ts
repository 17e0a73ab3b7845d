import { type EpochMs, type MemberId, MINUTE_MS, type ProductId, type SkuId, type StoreId } from '#kernel';
import type { EventKind } from './event-kind.ts';

/** Goes up when a field changes its meaning; each row keeps the one that it was written under. */
export const EVENT_SCHEMA_VERSION = 1;

/** What a named event may be used for; an event without a name serves no purpose but counting. */
export const PROFILING_PURPOSE = 'profiling.feed';

/** Who says so. */
export type EventSource = 'page' | 'orders' | 'import';

/** Where on the page it happened, and which list led to it. */
export interface EventOrigin {
  /** `home`, `search`, `product`, … as the page names its places. */
  readonly place: string | null;
  /** 0 = first in its list. */
  readonly position: number | null;
  /** The exposure that showed it. */
  readonly exposureId: string | null;
}

/** One thing that happened, as it is kept. */
export interface BehaviourEvent {
  /** Chosen by whoever reports it; one member's ids are unique. */
  readonly id: string;
  readonly kind: EventKind;
  /** Null = counted without a name: there was no consent, personalisation was off, or she may be under 14. */
  readonly memberId: MemberId | null;
  readonly productId: ProductId | null;
  readonly skuId: SkuId | null;
  readonly storeId: StoreId | null;
  readonly at: EpochMs;
  /** 1..5, of a review. */
  readonly stars?: number | null;
  readonly source?: EventSource;
  readonly origin?: EventOrigin;
  /** What the reporter's clock said, when it was not ours. */
  readonly clientAt?: EpochMs;
  /** The same again within half an hour: kept, but it counts neither for taste nor for popularity. */
  readonly isRepeat?: boolean;
}

const CLIENT_CLOCK_OFF_MS_MAX = 5 * MINUTE_MS;

/** A client clock that is off by more than five minutes loses against ours. */
export function eventTime(clientAt: EpochMs, now: EpochMs): EpochMs {
  return Math.abs(clientAt - now) > CLIENT_CLOCK_OFF_MS_MAX ? now : clientAt;
}

/** Whether somebody else's clock claims what has not happened yet. */
export function isInFuture(at: EpochMs, now: EpochMs): boolean {
  return at > now + CLIENT_CLOCK_OFF_MS_MAX;
}
