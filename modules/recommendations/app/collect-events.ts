import {
  AppError,
  type Clock,
  type EpochMs,
  type MemberId,
  type MerchantId,
  type ProductId,
  type SkuId,
  type StoreId,
  type UnitOfWork,
} from '#kernel';
import { type BehaviourEvent, type EventOrigin, eventTime } from '../domain/behaviour-event.ts';
import { EVENT_KINDS, type EventKind } from '../domain/event-kind.ts';
import { isRepeat, type MemberState, remember } from '../domain/member-state.ts';
import type { MemberMemory } from './member-memory.ts';
import type { EventLog } from './ports.ts';
import type { ShopWindow } from './shop-window.ts';
import type { ShopWindows } from './shop-windows.ts';

interface ReportedEvent extends EventOrigin {
  readonly id: string;
  readonly type: EventKind;
  /** By the reporter's clock. */
  readonly at: EpochMs;
  readonly productId: ProductId | null;
  readonly skuId: SkuId | null;
  readonly storeId: StoreId | null;
}

export type CollectEvents = (
  merchantId: MerchantId,
  memberId: MemberId,
  events: readonly ReportedEvent[],
) => Promise<{ readonly accepted: number; readonly duplicates: number }>;

/**
 * Stores what a member did and lets it count at once: her next feed knows it. All or nothing; an event that
 * was stored before changes nothing. What may not be known of her is counted without her name.
 */
export function collectEvents(
  unitOfWork: UnitOfWork,
  log: EventLog,
  memory: MemberMemory,
  windows: ShopWindows,
  clock: Clock,
): CollectEvents {
  return async (merchantId, memberId, reported) => {
    const window = await windows.of(merchantId);
    refuseUnknown(window, reported);
    const now = clock.now();
    const state = await memory.stateOf(merchantId, memberId);
    const events =
      state === undefined
        ? reported.map((event) => eventOf(event, null, now))
        : repeatsMarked(
            state,
            reported.map((event) => eventOf(event, memberId, now)),
          );
    const fresh = await unitOfWork.run((tx) => log.add(tx, merchantId, events, now));
    const counting = fresh.filter((event) => event.isRepeat !== true);
    for (const event of counting) window.noteInterest(event);
    if (state !== undefined) await memory.note(merchantId, memberId, counting);
    return { accepted: fresh.length, duplicates: events.length - fresh.length };
  };
}

function eventOf(reported: ReportedEvent, memberId: MemberId | null, now: EpochMs): BehaviourEvent {
  const { id, type, at, productId, skuId, storeId, place, position, exposureId } = reported;
  return {
    ...{ id, kind: type, memberId, productId, skuId, storeId },
    at: eventTime(at, now),
    source: 'page',
    origin: { place, position, exposureId },
    clientAt: at,
  };
}

/** Also against what came earlier in the same batch. */
function repeatsMarked(state: MemberState, events: readonly BehaviourEvent[]): BehaviourEvent[] {
  let known = state;
  return events.map((event) => {
    if (isRepeat(known, event)) return { ...event, isRepeat: true };
    known = remember(known, event);
    return event;
  });
}

function refuseUnknown(window: ShopWindow, reported: readonly ReportedEvent[]): void {
  const wrong = reported.flatMap(({ id, type, productId, storeId }, index) => {
    const problem = (reason: string) => [{ index, id, reason }];
    if (EVENT_KINDS[type].product && productId === null) return problem('productId is missing');
    if (productId !== null && window.rowOf(productId) === undefined) return problem('unknown product');
    if (storeId !== null && !window.shelves.has(storeId)) return problem('unknown store');
    return [];
  });
  if (wrong.length > 0)
    throw new AppError('invalid', 'recommendations.unknown_subject', '有些行为记录指向不存在的商品或门店', {
      items: wrong,
    });
}
