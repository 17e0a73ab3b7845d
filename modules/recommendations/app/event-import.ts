import {
  AppError,
  type Clock,
  type DomainEvent,
  type EpochMs,
  type MemberId,
  type MerchantId,
  type ProductId,
  type SkuId,
  type StoreId,
  type Tx,
} from '#kernel';
import { type BehaviourEvent, type EventOrigin, isInFuture } from '../domain/behaviour-event.ts';
import { EVENT_KINDS, type EventKind } from '../domain/event-kind.ts';
import type { EventLog, OptOuts } from './ports.ts';
import type { ProfilingPermit } from './profiling-permit.ts';

/** One thing that a member did, as another system or the demo chain remembers it. */
export interface ImportedEvent {
  readonly id: string;
  readonly type: EventKind;
  /** Null = counted without a name. */
  readonly memberId: MemberId | null;
  readonly productId: ProductId | null;
  readonly skuId: SkuId | null;
  readonly storeId: StoreId | null;
  readonly at: EpochMs;
  /** 1..5, of a review. */
  readonly stars?: number;
  readonly origin?: EventOrigin;
}

/**
 * Takes over a behaviour log in bulk: also what has no producer here yet (reviews, refunds, tills). Repeating
 * it with the same ids changes nothing. A batch with an event that cannot be is refused as a whole; events of
 * members who switched personalisation off, may be under 14 or never accepted the terms, lose their name.
 */
export interface EventImport {
  importEvents(tx: Tx, merchantId: MerchantId, events: readonly ImportedEvent[]): Promise<void>;
}

/** Tells every memory of the feed to read again. */
export interface EventsImported extends DomainEvent {
  readonly type: 'recommendations.events_imported';
  readonly merchantId: MerchantId;
}

/** One transaction holds the writer: a larger log comes in parts. */
const EVENTS_MAX = 50_000;
const ID_CHARS_MAX = 128;
const WRONG_SHOWN_MAX = 20;
const STARS_MAX = 5;

export function eventImport(
  log: EventLog,
  optOuts: OptOuts,
  permit: ProfilingPermit,
  clock: Clock,
): EventImport {
  return {
    async importEvents(tx, merchantId, events) {
      const now = clock.now();
      refuseImpossible(events, now);
      const members = [...new Set(events.flatMap(({ memberId }) => memberId ?? []))];
      const out = await optOuts.among(merchantId, members);
      const shadows = await permit.shadowsAmong(merchantId, members);
      const mayKnow = (memberId: MemberId) =>
        !out.has(memberId) && !shadows.has(memberId) && permit.allows(memberId);
      const taken = events.map(
        ({ type, memberId, ...event }): BehaviourEvent => ({
          ...event,
          kind: type,
          memberId: memberId !== null && mayKnow(memberId) ? memberId : null,
          source: 'import',
        }),
      );
      await log.add(tx, merchantId, taken, now);
      tx.emit<EventsImported>({ type: 'recommendations.events_imported', occurredAt: now, merchantId });
    },
  };
}

function refuseImpossible(events: readonly ImportedEvent[], now: EpochMs): void {
  if (events.length > EVENTS_MAX)
    throw new AppError('too_large', 'recommendations.import_too_large', '一次导入的行为记录太多', {
      events: events.length,
      eventsMax: EVENTS_MAX,
    });
  const wrong = events.flatMap((event, index) => {
    const reason = impossible(event, now);
    return reason === undefined ? [] : [{ index, id: event.id.slice(0, ID_CHARS_MAX), reason }];
  });
  if (wrong.length > 0)
    throw new AppError('invalid', 'recommendations.impossible_events', '有些行为记录不可能发生', {
      items: wrong.slice(0, WRONG_SHOWN_MAX),
      wrong: wrong.length,
    });
}

function impossible({ id, type, productId, at, stars }: ImportedEvent, now: EpochMs): string | undefined {
  if (id.length === 0 || id.length > ID_CHARS_MAX) return `id has 1 to ${ID_CHARS_MAX} characters`;
  if (EVENT_KINDS[type] === undefined) return 'unknown kind';
  if (!Number.isSafeInteger(at) || at < 0 || isInFuture(at, now)) return 'has not happened yet';
  if (EVENT_KINDS[type].product && productId === null) return 'productId is missing';
  const hasStars = Number.isInteger(stars) && (stars as number) >= 1 && (stars as number) <= STARS_MAX;
  if (type === 'review' ? !hasStars : stars !== undefined) return `stars are 1 to ${STARS_MAX}, of a review`;
  return undefined;
}
