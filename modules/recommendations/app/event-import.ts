import type { EpochMs, MemberId, MerchantId, ProductId, SkuId, StoreId, Tx } from '#kernel';
import type { EventKind } from '../domain/event-kind.ts';

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
