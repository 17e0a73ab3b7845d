import type { EventHandler, Tx } from '#kernel';
import type { PickupLapsed } from '#modules/fulfilment';
import { openPieces } from '../domain/open-pieces.ts';
import { draft } from './apply.ts';
import type { Approve } from './approve.ts';
import type { AfterSaleMoved } from './events.ts';
import type { AfterSaleParts } from './parts.ts';

/**
 * 超时未取 (FUL-01): nobody came for what lay ready. Everything of the part that she neither took nor asked back is a
 * request that time makes and approves: money, coupons, points and goods go back as with any other. Once, because a
 * second delivery of the event finds no piece that is still open.
 */
export function giveUpPickups(parts: AfterSaleParts, approve: Approve): EventHandler {
  const { unitOfWork, store, soldLines, clock, ids } = parts;

  async function giveUp(tx: Tx, { merchantId, orderId, storeId }: PickupLapsed, id: string): Promise<void> {
    const at = clock.now();
    const { memberId, groups } = await soldLines.lock(tx, merchantId, orderId);
    const group = groups.find((each) => each.storeId === storeId);
    // She came after all, while the event was on its way.
    if (group?.state !== 'READY_FOR_PICKUP') return;
    const open = openPieces(group.lines, await soldLines.handedOver(tx, merchantId, orderId, storeId));
    const lines = group.lines.flatMap((line) => {
      const quantity = open.of(line);
      open.ask(line, quantity);
      return quantity === 0 ? [] : [{ line: line.position, quantity }];
    });
    // Gifts alone are nobody's money: they lie there until somebody decides.
    if (lines.every(({ line }) => group.lines[line]?.isGift === true)) return;
    const settings = await store.settings(tx, merchantId);
    const wish = {
      ...({ orderId, storeId, type: 'REFUND_ONLY', reason: 'not_wanted', lines } as const),
      words: '超时未取，系统自动取消并退款',
    };
    const request = await draft(parts, tx, { merchantId, wish, settings, id, at }, () => {});
    const asked = { ...request, steps: [{ state: 'APPLY', at, by: 'time' } as const] };
    await store.add(tx, asked);
    const facts = { merchantId, afterSaleId: id, orderId, memberId, storeId };
    tx.emit<AfterSaleMoved>({ type: 'after-sale.moved', occurredAt: at, ...facts, state: 'APPLY' });
    await approve(tx, asked, 'time', at);
  }

  return {
    name: 'after-sale.give_up_pickup',
    types: ['fulfilment.pickup_lapsed'],
    async deliver({ event }) {
      const lapsed = event as PickupLapsed;
      if (lapsed.paysBack === false) return;
      const order = await soldLines.find(lapsed.merchantId, lapsed.orderId);
      // All of it went back before, perhaps by this very event.
      if (order?.state !== 'PAID') return;
      const id = ids.next();
      await unitOfWork.run((tx) => giveUp(tx, lapsed, id));
    },
  };
}
