import type { EpochMs, MemberId, MerchantId, ProductId, Tx } from '#kernel';
import type { NotedList } from '../domain/shown-list.ts';

/** Lists that went out, as they are kept. */
export interface ExposureLog {
  /** Adds what is not there yet. Nothing of members who switched personalisation off; but their goods count. */
  add(tx: Tx, lists: readonly NotedList[]): Promise<void>;
  forget(tx: Tx, merchantId: MerchantId, memberId: MemberId): Promise<void>;
  /** Deletes at most so many lists from before `before`, and of members who switched personalisation off. */
  sweep(tx: Tx, before: EpochMs, rowsMax: number): Promise<number>;
  /** Times each product was shown in the seven days before `now`. */
  timesShown(now: EpochMs): Promise<ReadonlyMap<MerchantId, ReadonlyMap<ProductId, number>>>;
}
