import type { Clock, EpochMs, MemberId, MerchantId, UnitOfWork } from '#kernel';
import type { Consents } from '#modules/privacy';
import type { ExposureLog } from './exposure-log.ts';
import type { ExposureBuffer } from './exposures.ts';
import type { MemberMemory } from './member-memory.ts';
import type { EventLog, OptOuts } from './ports.ts';

export interface Personalisation {
  isOn(merchantId: MerchantId, memberId: MemberId): Promise<boolean>;
  /**
   * Off deletes what is known of the member; on starts from nothing. Both count from the next request.
   * @param saidAt When she said so, if that is not now: a late "on" does not undo an "off" that came after it.
   */
  set(merchantId: MerchantId, memberId: MemberId, enabled: boolean, saidAt?: EpochMs): Promise<void>;
}

export function personalisation(
  unitOfWork: UnitOfWork,
  log: EventLog,
  optOuts: OptOuts,
  memory: MemberMemory,
  shown: { readonly log: ExposureLog; readonly buffer: ExposureBuffer },
  consents: Consents,
  clock: Clock,
): Personalisation {
  return {
    isOn: async (merchantId, memberId) =>
      !consents.isRefused(memberId, 'profiling.feed') && !(await optOuts.isOut(merchantId, memberId)),
    async set(merchantId, memberId, enabled, saidAt = clock.now()) {
      const refused = consents.isRefused(memberId, 'profiling.feed');
      if (enabled && !refused && !(await optOuts.isOut(merchantId, memberId))) return;
      await shown.buffer.drop(merchantId, memberId);
      await unitOfWork.run(async (tx) => {
        if (!enabled) await optOuts.add(tx, merchantId, memberId, saidAt);
        else if (!(await optOuts.remove(tx, merchantId, memberId, saidAt)) && !refused) return;
        if (enabled) await consents.agreeAgain(tx, merchantId, memberId, 'profiling.feed');
        // On the way back as well: an event that was under way while she switched off may have come after.
        await log.forget(tx, merchantId, memberId);
        await shown.log.forget(tx, merchantId, memberId);
      });
      if (refused) await consents.catchUp();
      memory.forget(merchantId, memberId);
    },
  };
}
