import type { Clock, MemberId, MerchantId, UnitOfWork } from '#kernel';
import type { MemberMemory } from './member-memory.ts';
import type { EventLog, OptOuts } from './ports.ts';

export interface Personalisation {
  isOn(merchantId: MerchantId, memberId: MemberId): Promise<boolean>;
  /** Off deletes what is known of the member; on starts from nothing. Both count from the next request. */
  set(merchantId: MerchantId, memberId: MemberId, enabled: boolean): Promise<void>;
}

export function personalisation(
  unitOfWork: UnitOfWork,
  log: EventLog,
  optOuts: OptOuts,
  memory: MemberMemory,
  clock: Clock,
): Personalisation {
  return {
    isOn: async (merchantId, memberId) => !(await optOuts.isOut(merchantId, memberId)),
    async set(merchantId, memberId, enabled) {
      const now = clock.now();
      await unitOfWork.run(async (tx) => {
        if (!enabled) await optOuts.add(tx, merchantId, memberId, now);
        else if (!(await optOuts.remove(tx, merchantId, memberId))) return;
        // On the way back as well: an event that was under way while she switched off may have come after.
        await log.forget(tx, merchantId, memberId);
      });
      memory.forget(merchantId, memberId);
    },
  };
}
