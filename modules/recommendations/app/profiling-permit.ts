import { type Clock, type EpochMs, type MemberId, MINUTE_MS } from '#kernel';
import type { Consents } from '#modules/privacy';

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
