import type { MemberData } from '#feature';
import { type Clock, MINUTE_MS, type UnitOfWork } from '#kernel';
import type { MergeStore } from './merge-store.ts';

/** Longer than a token of the merged member may count elsewhere, and than events of hers are on their way. */
const SWEEP_AFTER_MS = 2 * MINUTE_MS;
const MERGES_PER_RUN_MAX = 50;

interface Parts {
  readonly unitOfWork: UnitOfWork;
  readonly merges: MergeStore;
  readonly memberData: readonly MemberData[];
  readonly clock: Clock;
}

/**
 * Another process hears half a second late that a session is over, and an event may be on its way: what still came
 * in under the old name is moved once more. Oldest merges first: a survivor that was merged herself passes it on.
 */
export function sweepMerges({ unitOfWork, merges, memberData, clock }: Parts): () => Promise<void> {
  return async () => {
    const at = clock.now();
    for (const { merchantId, id, from, into } of await merges.unswept(
      at - SWEEP_AFTER_MS,
      MERGES_PER_RUN_MAX,
    ))
      await unitOfWork.run(async (tx) => {
        if (!(await merges.claimSweep(tx, merchantId, id, at))) return;
        const late: Record<string, unknown> = {};
        for (const data of memberData) late[data.name] = await data.mergeMember(tx, merchantId, from, into);
        await merges.keepLate(tx, merchantId, id, late);
      });
  };
}
