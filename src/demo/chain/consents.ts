import type { EpochMs } from '#kernel';
import type { ImportedMember } from '#modules/members';
import type { PastConsent } from '#modules/privacy';
import { traitOf } from './draws.ts';

/** Share of the members who said yes when they were asked; nobody was asked more than once. */
const SHARES = {
  'marketing.messages': 0.35,
  'location.district': 0.25,
  'profiling.segments': 0.4,
} as const satisfies Partial<Record<PastConsent['purpose'], number>>;

/** Who agreed to what, and when between joining and `end`; in the order of time, as a ledger has it. */
export function memberConsents(members: readonly ImportedMember[], end: EpochMs): PastConsent[] {
  const purposes = Object.entries(SHARES) as [keyof typeof SHARES, number][];
  return members
    .flatMap(({ id, joinedAt }) =>
      purposes
        .filter(([purpose, share]) => traitOf(`${purpose}/${id}`) < share)
        .map(([purpose]): PastConsent => {
          const waited = traitOf(`when/${purpose}/${id}`) * (end - joinedAt);
          return { memberId: id, purpose, at: joinedAt + Math.floor(waited) };
        }),
    )
    .sort((a, b) => a.at - b.at);
}
