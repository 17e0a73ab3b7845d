import type {
  Clock,
  EpochMs,
  MemberId,
  MerchantId,
  SkuId,
  StoredEvent,
  StoreId,
  Tx,
  UnitOfWork,
} from '#kernel';
import type { BackInStock, StockChanged } from '../tokens.ts';

export interface WaitingQueue {
  /** Looks outside any transaction: most goods that come are waited for by nobody. */
  waitedFor(merchantId: MerchantId, skuIds: readonly SkuId[]): Promise<boolean>;
  /** Takes the first `pieces` of the queue for this store, in the order in which they asked. */
  tell(
    tx: Tx,
    merchantId: MerchantId,
    place: { readonly skuId: SkuId; readonly storeId: StoreId },
    pieces: number,
    at: EpochMs,
  ): Promise<readonly MemberId[]>;
}

/** Whether this paper is seen for the first time; joins the commit. */
type FirstTime = (tx: Tx, merchantId: MerchantId, document: string, at: EpochMs) => Promise<boolean>;

/**
 * Goods came in: as many members are told as pieces came and can be sold, first come, first served (INV-07). What was
 * there before belongs to those who were told before. The same news a second time tells nobody.
 */
export function tellWhoWaits(
  unitOfWork: UnitOfWork,
  queue: WaitingQueue,
  firstTime: FirstTime,
  clock: Clock,
): (stored: StoredEvent) => Promise<void> {
  return async ({ id, event }) => {
    const { merchantId, changes } = event as StockChanged;
    const gains = changes.filter(({ gained, sellable }) => Math.min(gained, sellable) > 0);
    const skuIds = gains.map(({ skuId }) => skuId);
    if (gains.length === 0 || !(await queue.waitedFor(merchantId, skuIds))) return;
    const at = clock.now();
    await unitOfWork.run(async (tx) => {
      if (!(await firstTime(tx, merchantId, `told:${id}`, at))) return;
      for (const { skuId, storeId, gained, sellable } of gains)
        for (const memberId of await queue.tell(
          tx,
          merchantId,
          { skuId, storeId },
          Math.min(gained, sellable),
          at,
        ))
          tx.emit<BackInStock>({
            type: 'inventory.back_in_stock',
            ...{ occurredAt: at, merchantId, memberId, skuId, storeId },
          });
    });
  };
}
