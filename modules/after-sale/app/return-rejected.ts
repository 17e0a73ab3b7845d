import type { EventHandler, Tx } from '#kernel';
import type { OrderAudited, SoldGroup } from '#modules/orders';
import { openPieces } from '../domain/open-pieces.ts';
import { draft } from './apply.ts';
import type { Approve } from './approve.ts';
import type { AfterSaleMoved } from './events.ts';
import type { AfterSaleParts } from './parts.ts';

/**
 * 审单不通过 (ORD-04): the shop does not serve a paid order. What she asked back herself is approved, and the rest of it is
 * a request which the shop makes and approves: money, coupons, points and goods go back as with any other. Once, because
 * a second delivery of the event finds no part that still waits.
 */
export function returnRejected(parts: AfterSaleParts, approve: Approve): EventHandler {
  const { unitOfWork, store, soldLines, clock, ids } = parts;

  async function giveBack(tx: Tx, rejected: OrderAudited, group: SoldGroup, id: string): Promise<void> {
    const { merchantId, orderId, by } = rejected;
    const { storeId } = group;
    const at = clock.now();
    const open = openPieces(group.lines, await soldLines.handedOver(tx, merchantId, orderId, storeId));
    const lines = group.lines.flatMap((line) => {
      const quantity = open.of(line);
      open.ask(line, quantity);
      return quantity === 0 ? [] : [{ line: line.position, quantity }];
    });
    // Asked back already: that request gives the rest.
    if (lines.every(({ line }) => group.lines[line]?.isGift === true)) return;
    const settings = await store.settings(tx, merchantId);
    const wish = {
      ...({ orderId, storeId, type: 'REFUND_ONLY', reason: 'not_wanted', lines } as const),
      words: '订单未通过审核，已取消并退款',
    };
    const request = await draft(parts, tx, { merchantId, wish, settings, id, at }, () => {});
    const asked = { ...request, steps: [{ state: 'APPLY', at, by } as const] };
    await store.add(tx, asked);
    const facts = { merchantId, afterSaleId: id, orderId, memberId: request.memberId, storeId };
    tx.emit<AfterSaleMoved>({ type: 'after-sale.moved', occurredAt: at, ...facts, state: 'APPLY' });
    await approve(tx, asked, by, at);
  }

  return {
    name: 'after-sale.return_rejected',
    types: ['orders.order_audited'],
    async deliver({ event }) {
      const audited = event as OrderAudited;
      if (audited.decision === 'approve') return;
      const { merchantId, orderId } = audited;
      const sold = await soldLines.find(merchantId, orderId);
      for (const { storeId } of sold?.groups ?? []) {
        const id = ids.next();
        await unitOfWork.run(async (tx) => {
          // Whoever withdraws a request waits for the order's row: what is asked back stays as it is read here.
          const { groups } = await soldLines.lock(tx, merchantId, orderId);
          const group = groups.find((each) => each.storeId === storeId);
          if (group?.state !== 'AUDIT') return;
          // Turned down later, or withdrawn, hers would leave the part waiting for ever.
          for (const asked of await store.undecided(tx, merchantId, orderId, storeId))
            await approve(tx, asked, audited.by, clock.now());
          await giveBack(tx, audited, group, id);
        });
      }
    },
  };
}
