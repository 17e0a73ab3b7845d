import { type EpochMs, type MemberId, MINUTE_MS, type ProductId, type SkuId, type StoreId } from '#kernel';
import type { EventKind } from './event-kind.ts';

/** One thing that happened, as it is kept. */
export interface BehaviourEvent {
  /** Chosen by whoever reports it; one member's ids are unique. */
  readonly id: string;
  readonly kind: EventKind;
  /** Null = counted without a name: personalisation was off. */
  readonly memberId: MemberId | null;
  readonly productId: ProductId | null;
  readonly skuId: SkuId | null;
  readonly storeId: StoreId | null;
  readonly at: EpochMs;
}

const CLIENT_CLOCK_OFF_MS_MAX = 5 * MINUTE_MS;

/** A client clock that is off by more than five minutes loses against ours. */
export function eventTime(clientAt: EpochMs, now: EpochMs): EpochMs {
  return Math.abs(clientAt - now) > CLIENT_CLOCK_OFF_MS_MAX ? now : clientAt;
}
