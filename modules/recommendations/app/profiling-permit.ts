import type { MemberId, MerchantId } from '#kernel';
import type { Shadows } from '#modules/members';
import type { Consents } from '#modules/privacy';

/** Whether the law lets the shop know this member at all. Asked at every feed and every event. */
export interface ProfilingPermit {
  /** False = she may be under 14 (PRV-12), or withdrew what she had agreed to (PRV-05). From memory. */
  allows(memberId: MemberId): boolean;
  /** Who of these has never accepted the terms (MEM-15). From the database. */
  shadowsAmong(merchantId: MerchantId, members: readonly MemberId[]): Promise<ReadonlySet<MemberId>>;
}

/**
 * A withdrawal counts from the moment it is known, at once in this process and within half a second in the others, for
 * as long as it is her last word. Its event deletes what was known (`obeyConsent`); but an event can be given up, and
 * then nothing of it may come back.
 */
export function profilingPermit(consents: Consents, shadows: Shadows): ProfilingPermit {
  return {
    allows: (memberId) => !consents.isMinor(memberId) && !consents.isRefused(memberId, 'profiling.feed'),
    shadowsAmong: (merchantId, members) => shadows.among(merchantId, members),
  };
}
