import { HOUR_MS, type MerchantId } from '#kernel';
import { type Approve, drop } from './approve.ts';
import type { AfterSaleParts } from './parts.ts';
import type { Refund } from './refund.ts';
import { take } from './step.ts';

const REQUESTS_PER_ROUND_MAX = 100;

/** What silence decides (ORD-07): the shop's for her, hers against her request. Each in a commit of its own. */
export function silence(parts: AfterSaleParts, approve: Approve, refund: Refund): () => Promise<number> {
  const { unitOfWork, store, reads, soldLines, clock } = parts;

  async function decide(merchantId: MerchantId, id: string): Promise<void> {
    const at = clock.now();
    await unitOfWork.run(async (tx) => {
      const request = await store.get(tx, merchantId, id);
      // Somebody was quicker.
      if (request === undefined || request.dueAt === null || request.dueAt > at) return;
      if (request.state === 'APPLY') {
        // Sending the goods was an answer as well.
        const wasSent =
          request.isUnsent && !(await soldLines.isUnsent(tx, merchantId, request.orderId, request.storeId));
        if (wasSent) await drop(parts, tx, request, 'REJECTED', 'time', at, '商品已发出，请收货后申请退货');
        else await approve(tx, request, 'time', at);
      } else if (request.state === 'APPROVED') await drop(parts, tx, request, 'CANCELLED', 'time', at);
      else if (request.state === 'BUYER_SHIPPED') {
        // Nobody looked at the goods, so nothing goes on a shelf.
        const { approveAfterHours } = await store.settings(tx, merchantId);
        const dueAt = request.type === 'RETURN_REFUND' ? at + approveAfterHours * HOUR_MS : null;
        await take(store, tx, request, 'RECEIVED', 'time', at, { dueAt });
      } else if (request.state === 'RECEIVED') await refund(tx, request, 'time', at);
    });
  }

  return async () => {
    const due = await reads.due(clock.now(), REQUESTS_PER_ROUND_MAX);
    const failures: unknown[] = [];
    for (const { merchantId, id } of due)
      await decide(merchantId, id).catch((failure: unknown) => failures.push(failure));
    // Reported after the others had their turn: one request must not hold up the rest.
    if (failures.length > 0) throw new AggregateError(failures, 'some requests could not be decided');
    return due.length;
  };
}
