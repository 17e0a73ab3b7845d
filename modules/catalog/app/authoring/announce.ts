import type { EpochMs, MerchantId, ProductId, UnitOfWork } from '#kernel';
import { emitChanged } from './desk.ts';

const ANNOUNCED_AT_ONCE_MAX = 200;

export interface DueProducts {
  /** Products whose shelf time has come; the next one is set in the same statement, so each is taken once. */
  take(
    tx: Parameters<Parameters<UnitOfWork['run']>[0]>[0],
    now: EpochMs,
    limit: number,
  ): Promise<readonly { readonly merchantId: MerchantId; readonly productId: ProductId }[]>;
  /** A look without a lock: mostly there is nothing. */
  any(now: EpochMs): Promise<boolean>;
}

/**
 * Tells feed and search that a product has come on the shelf, or left it. The shelf itself needs nobody: what may be
 * bought is a question about rows. Returns how many it told of.
 */
export async function announceShelves(
  unitOfWork: UnitOfWork,
  due: DueProducts,
  now: EpochMs,
): Promise<number> {
  if (!(await due.any(now))) return 0;
  return unitOfWork.run(async (tx) => {
    const taken = await due.take(tx, now, ANNOUNCED_AT_ONCE_MAX);
    for (const [merchantId, own] of Map.groupBy(taken, (each) => each.merchantId))
      emitChanged(
        tx,
        merchantId,
        own.map(({ productId }) => productId),
        now,
      );
    return taken.length;
  });
}
