import type { Clock, StoredEvent, UnitOfWork } from '#kernel';
import type { OrderPaid } from '#modules/orders';
import type { BehaviourEvent } from '../domain/behaviour-event.ts';
import type { MemberMemory } from './member-memory.ts';
import type { EventLog } from './ports.ts';
import type { ShopWindows } from './shop-windows.ts';

export type NotePurchases = (stored: StoredEvent) => Promise<void>;

/** A paid order is the strongest thing that a member can say. The order's id makes a repeat harmless. */
export function notePurchases(
  unitOfWork: UnitOfWork,
  log: EventLog,
  memory: MemberMemory,
  windows: ShopWindows,
  clock: Clock,
): NotePurchases {
  return async ({ event }) => {
    const { merchantId, memberId, orderId, groups, occurredAt } = event as OrderPaid;
    const state = await memory.stateOf(merchantId, memberId);
    const events = groups.flatMap(({ storeId, lines }) =>
      lines.map(
        ({ skuId, productId }): BehaviourEvent => ({
          id: `order:${orderId}:${skuId}:${storeId}`,
          kind: 'pay',
          memberId: state === undefined ? null : memberId,
          productId,
          skuId,
          storeId,
          at: occurredAt,
          source: 'orders',
        }),
      ),
    );
    const now = clock.now();
    const fresh = await unitOfWork.run((tx) => log.add(tx, merchantId, events, now));
    const window = await windows.of(merchantId);
    for (const purchase of fresh) window.noteInterest(purchase);
    await memory.note(merchantId, memberId, fresh);
  };
}
