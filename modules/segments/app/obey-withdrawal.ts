import type { MerchantId, StoredEvent, UnitOfWork } from '#kernel';
import type { Withdrawal } from '#modules/privacy';
import { PERSONALISATION } from '../domain/predicate.ts';
import type { SnapshotStore } from './ports.ts';

/**
 * What she withdrew leaves the snapshots for good (PRV-05). Until this arrives the reader leaves her out:
 * it asks for her grants at each page.
 */
export function obeyWithdrawal(
  unitOfWork: UnitOfWork,
  snapshots: SnapshotStore,
): (stored: StoredEvent) => Promise<void> {
  return async ({ event }) => {
    const { merchantId, memberId, purpose } = event as unknown as Withdrawal & { merchantId: MerchantId };
    await unitOfWork.run(async (tx) => {
      await snapshots.drop(tx, merchantId, memberId, purpose);
      if (purpose === 'profiling.feed') await snapshots.drop(tx, merchantId, memberId, PERSONALISATION);
    });
  };
}
