import type { Clock, StoredEvent, UnitOfWork } from '#kernel';
import type { GroupPickedUp } from '#modules/orders';
import type { BehaviourEvent } from '../domain/behaviour-event.ts';
import type { MemberMemory } from './member-memory.ts';
import type { EventLog } from './ports.ts';

export type NoteStoreVisits = (stored: StoredEvent) => Promise<void>;

/**
 * Who took her goods over the counter was in that store. Of whom nothing may be known, that somebody was there is
 * all that is kept. The order's id makes a repeat harmless; two orders at one counter are one day there all the same.
 */
export function noteStoreVisits(
  unitOfWork: UnitOfWork,
  log: EventLog,
  memory: MemberMemory,
  clock: Clock,
): NoteStoreVisits {
  return async ({ event }) => {
    const { merchantId, memberId, orderId, storeId, occurredAt } = event as GroupPickedUp;
    const state = await memory.stateOf(merchantId, memberId);
    const visit: BehaviourEvent = {
      id: `pickup:${orderId}:${storeId}`,
      kind: 'store_visit',
      memberId: state === undefined ? null : memberId,
      productId: null,
      skuId: null,
      storeId,
      at: occurredAt,
      source: 'orders',
    };
    const now = clock.now();
    const fresh = await unitOfWork.run((tx) => log.add(tx, merchantId, [visit], now));
    await memory.note(merchantId, memberId, fresh);
  };
}
