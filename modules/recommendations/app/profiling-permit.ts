import {
  type Clock,
  type EpochMs,
  type MemberId,
  type MerchantId,
  MINUTE_MS,
  type StoredEvent,
} from '#kernel';
import type { Consents, Withdrawal } from '#modules/privacy';
import type { Personalisation } from './personalisation.ts';

/** Whether the law lets the shop know this member at all. Asked at every feed and every event. */
export interface ProfilingPermit {
  /** False = she may be under 14 (PRV-12), or has just withdrawn what she agreed to (PRV-05). From memory. */
  allows(memberId: MemberId): boolean;
}

/** By then the event of the withdrawal has switched personalisation off for good. */
const WITHDRAWAL_ARRIVES_MS = MINUTE_MS;

/**
 * What is withdrawn is made to last by its event (`obeyConsent`). Until that arrives the memory of consents
 * counts: it knows at once in this process and within half a second in the others.
 */
export function profilingPermit(consents: Consents, clock: Clock): ProfilingPermit {
  const withdrawn = new Map<MemberId, EpochMs>();
  consents.onWithdrawn(({ memberId, purpose }) => {
    if (purpose === 'profiling.feed') withdrawn.set(memberId, clock.now());
  });
  return {
    allows(memberId) {
      if (consents.isMinor(memberId)) return false;
      const heardAt = withdrawn.get(memberId);
      if (heardAt === undefined) return true;
      if (clock.now() - heardAt < WITHDRAWAL_ARRIVES_MS) return consents.isLive(memberId, 'profiling.feed');
      withdrawn.delete(memberId);
      return true;
    },
  };
}

/**
 * Saying no to the notice is switching personalisation off, with all that follows: the events are deleted, the
 * other processes hear of it. Saying yes undoes a no that was said before. Events may come late or twice: what
 * the ledger says now decides.
 */
export function obeyConsent(
  personalisation: Personalisation,
  consents: Consents,
): (stored: StoredEvent) => Promise<void> {
  return async ({ event }) => {
    const { merchantId, memberId, purpose } = event as unknown as Withdrawal & { merchantId: MerchantId };
    if (purpose !== 'profiling.feed') return;
    await consents.catchUp();
    const isOn = consents.isLive(memberId, purpose);
    await personalisation.set(merchantId, memberId, isOn, event.occurredAt);
  };
}
