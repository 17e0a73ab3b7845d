import type { EndedSessions } from '#feature';
import type { AnswerBook, Clock, MemberId, RequestKey, UnitOfWork } from '#kernel';
import type { Asker } from './find-member.ts';
import type { MergeMembers } from './merge-members.ts';
import type { Merge } from './merge-store.ts';

export type StaffMerge = (
  asker: Asker,
  pair: readonly [MemberId, MemberId],
  request: RequestKey,
) => Promise<Merge>;

interface Parts {
  readonly unitOfWork: UnitOfWork;
  readonly answers: AnswerBook;
  readonly merge: MergeMembers;
  readonly ended: EndedSessions;
  readonly clock: Clock;
}

/** The shop says that two members are one person. */
export function staffMerge({ unitOfWork, answers, merge, ended, clock }: Parts): StaffMerge {
  return async ({ merchantId, staffId, ip }, pair, request) => {
    const at = clock.now();
    const { answer, endedSessions } = await unitOfWork.run(async (tx) => {
      const earlier = await answers.claim<Merge>(tx, request);
      if (earlier !== undefined) return { answer: earlier, endedSessions: [] };
      const wish = { merchantId, pair, reason: 'staff', actor: staffId } as const;
      const { id, from, survivor, endedSessions } = await merge(tx, { ...wish, ip, at });
      const answer: Merge = {
        ...{ id, from, into: survivor.id, reason: 'staff', actor: staffId },
        ...{ mergedAt: at, unmergedAt: null },
      };
      await answers.record(tx, request, answer);
      return { answer, endedSessions };
    });
    for (const sessionId of endedSessions) ended.add(sessionId);
    return answer;
  };
}
