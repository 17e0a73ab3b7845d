import type { EpochMs, MerchantId } from '#kernel';
import type { EventLog } from './ports.ts';

/** One product that one member bought. */
export interface PastPurchase {
  readonly memberId: string;
  readonly productId: string;
  /** Lines of one order share it. */
  readonly at: EpochMs;
}

/** Purchases of the members whose behaviour may be learned from, for measuring; by member and time. */
export type PastPurchases = (merchantId: MerchantId) => AsyncIterable<PastPurchase>;

export function pastPurchases(log: EventLog): PastPurchases {
  return async function* (merchantId) {
    for await (const batch of log.readAll(merchantId))
      for (const { kind, memberId, productId, at } of batch)
        if (kind === 'pay') yield { memberId, productId, at };
  };
}
