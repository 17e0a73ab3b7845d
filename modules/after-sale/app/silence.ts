import { HOUR_MS, type MerchantId, type Tx } from '#kernel';
import { type AfterSale, isShopsFault } from '../domain/after-sale.ts';
import { type Approve, drop } from './approve.ts';
import type { AfterSaleParts } from './parts.ts';
import type { Refund } from './refund.ts';
import { take } from './step.ts';
import type { TakeOffer } from './take-offer.ts';
import { hasSome } from './where-goods-are.ts';

const REQUESTS_PER_ROUND_MAX = 100;
const TRY_AGAIN_AFTER_MS = HOUR_MS;

/**
 * What silence decides (ORD-07): the shop's for her, hers for what was offered, else against her request. Each in a commit of
 * its own.
 */
export function silence(
  parts: AfterSaleParts,
  approve: Approve,
  refund: Refund,
  takeOffer: TakeOffer,
): () => Promise<number> {
  const { unitOfWork, store, reads, soldLines, clock } = parts;

  async function decide(merchantId: MerchantId, id: string): Promise<void> {
    const at = clock.now();
    await unitOfWork.run(async (tx) => {
      const request = await store.get(tx, merchantId, id);
      // Somebody was quicker.
      if (request === undefined || request.dueAt === null || request.dueAt > at) return;
      if (request.state === 'APPLY' || request.state === 'ESCALATED') {
        const answer = await refusal(tx, request);
        if (answer === undefined) await approve(tx, request, 'time', at);
        else await drop(parts, tx, request, 'REJECTED', 'time', at, answer);
      } else if (request.state === 'OFFERED') await takeOffer(tx, request, 'time', at);
      else if (request.state === 'APPROVED') await drop(parts, tx, request, 'CANCELLED', 'time', at);
      else if (request.state === 'BUYER_SHIPPED') {
        // Nobody looked at the goods, so nothing goes on a shelf.
        const { approveAfterHours } = await store.settings(tx, merchantId);
        const dueAt = request.type === 'RETURN_REFUND' ? at + approveAfterHours * HOUR_MS : null;
        await take(store, tx, request, 'RECEIVED', 'time', at, { dueAt });
      } else if (request.state === 'RECEIVED') await refund(tx, request, 'time', at);
    });
  }

  /** Silence gives no money for goods that were sent, or that arrived, since: she may ask to return them. */
  async function refusal(tx: Tx, request: AfterSale): Promise<string | undefined> {
    const { merchantId, orderId, storeId, type, reason, isUnsent } = request;
    if (type !== 'REFUND_ONLY') return undefined;
    // The order's row comes before those of its parts, as for everybody who moves one.
    const { groups } = await soldLines.lock(tx, merchantId, orderId);
    // Sending the goods was an answer as well.
    if (isUnsent)
      return (await soldLines.isUnsent(tx, merchantId, orderId, storeId))
        ? undefined
        : '商品已发出，请收货后申请退货';
    const part = groups.find((group) => group.storeId === storeId);
    const asked = request.lines.map(({ skuId }) => skuId);
    const hasThem = part !== undefined && hasSome(part, asked);
    return hasThem && !isShopsFault(reason) ? '商品已签收，如需退款请申请退货退款' : undefined;
  }

  /** What cannot be decided makes room for those behind it. */
  async function putOff(merchantId: MerchantId, id: string): Promise<void> {
    const at = clock.now();
    await unitOfWork.run((tx) => store.postpone(tx, merchantId, id, at, at + TRY_AGAIN_AFTER_MS));
  }

  return async () => {
    const due = await reads.due(clock.now(), REQUESTS_PER_ROUND_MAX);
    const failures: unknown[] = [];
    for (const { merchantId, id } of due)
      await decide(merchantId, id).catch(async (failure: unknown) => {
        failures.push(failure);
        await putOff(merchantId, id);
      });
    // Reported after the others had their turn: one request must not hold up the rest.
    if (failures.length > 0) throw new AggregateError(failures, 'some requests could not be decided');
    return due.length;
  };
}
