import type {
  Clock,
  DomainEvent,
  EpochMs,
  MemberId,
  MerchantId,
  ProductId,
  SkuId,
  StoreId,
  Tx,
} from '#kernel';
import type { EventKind } from '../domain/event-kind.ts';
import type { EventLog } from './ports.ts';

/** One thing that a member did, as another system or the demo chain remembers it. */
export interface ImportedEvent {
  readonly id: string;
  readonly type: EventKind;
  readonly memberId: MemberId;
  readonly productId: ProductId;
  readonly skuId: SkuId | null;
  readonly storeId: StoreId | null;
  readonly at: EpochMs;
}

/** Takes over a behaviour log in bulk. Repeating it with the same ids changes nothing. */
export interface EventImport {
  importEvents(tx: Tx, merchantId: MerchantId, events: readonly ImportedEvent[]): Promise<void>;
}

/** Tells every memory of the feed to read again. */
export interface EventsImported extends DomainEvent {
  readonly type: 'recommendations.events_imported';
  readonly merchantId: MerchantId;
}

export function eventImport(log: EventLog, clock: Clock): EventImport {
  return {
    async importEvents(tx, merchantId, events) {
      const now = clock.now();
      await log.add(
        tx,
        merchantId,
        events.map(({ type, ...event }) => ({ ...event, kind: type })),
        now,
      );
      tx.emit<EventsImported>({ type: 'recommendations.events_imported', occurredAt: now, merchantId });
    },
  };
}
