import { DAY_MS, type EpochMs, type Tx } from '#kernel';
import type { AfterSale, Step } from '../domain/after-sale.ts';
import type { AfterSaleParts } from './parts.ts';
import type { Refund } from './refund.ts';
import { partOf, take } from './step.ts';

export type Approve = (tx: Tx, request: AfterSale, by: Step['by'], at: EpochMs) => Promise<AfterSale>;

/** Yes, by a person or by silence: what only money is needed for is paid at once, for the rest goods have to move first. */
export function approving({ store }: Pick<AfterSaleParts, 'store'>, refund: Refund): Approve {
  return async (tx, request, by, at) => {
    const { shipWithinDays } = await store.settings(tx, request.merchantId);
    const waitsForHer = request.type === 'RETURN_REFUND' || request.type === 'EXCHANGE';
    const dueAt = waitsForHer ? at + shipWithinDays * DAY_MS : null;
    const approved = await take(store, tx, request, 'APPROVED', by, at, { dueAt });
    return request.type === 'REFUND_ONLY' ? refund(tx, approved, by, at) : approved;
  };
}

/** No, or never mind: what was claimed can be asked for again. */
export async function drop(
  { store, soldLines }: Pick<AfterSaleParts, 'store' | 'soldLines'>,
  tx: Tx,
  request: AfterSale,
  to: 'REJECTED' | 'CANCELLED',
  by: Step['by'],
  at: EpochMs,
  answer?: string,
): Promise<AfterSale> {
  const change = answer === undefined ? { dueAt: null } : { dueAt: null, answer };
  const ended = await take(store, tx, request, to, by, at, change);
  await soldLines.unclaim(tx, request.merchantId, partOf(request));
  return ended;
}
