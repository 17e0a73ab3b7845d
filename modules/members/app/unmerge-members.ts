import type { MemberData } from '#feature';
import {
  type AnswerBook,
  AppError,
  type Clock,
  DAY_MS,
  type MerchantId,
  type RequestKey,
  type StaffId,
  type UnitOfWork,
} from '#kernel';
import type { Audit } from '#modules/access';
import type { MembersUnmerged } from './facade.ts';
import type { MemberStore } from './member-store.ts';
import type { Merge, MergeStore } from './merge-store.ts';

/** MEM-03: a merge can be taken back within seven days. */
const UNMERGE_WITHIN_MS = 7 * DAY_MS;

interface Wish {
  readonly merchantId: MerchantId;
  readonly mergeId: string;
  readonly actor: StaffId;
  readonly ip: string | null;
  readonly request: RequestKey;
}

export type UnmergeMembers = (wish: Wish) => Promise<Merge>;

interface Parts {
  readonly unitOfWork: UnitOfWork;
  readonly answers: AnswerBook;
  readonly members: MemberStore;
  readonly merges: MergeStore;
  readonly memberData: readonly MemberData[];
  readonly audit: Audit;
  readonly clock: Clock;
}

/** Gives back exactly what the merge moved, from the top module down; what came later stays with the survivor. */
export function unmergeMembers(parts: Parts): UnmergeMembers {
  const { unitOfWork, answers, members, merges, memberData, audit, clock } = parts;
  return ({ merchantId, mergeId, actor, ip, request }) => {
    const at = clock.now();
    return unitOfWork.run(async (tx) => {
      const earlier = await answers.claim<Merge>(tx, request);
      if (earlier !== undefined) return earlier;
      const merge = await merges.undo(tx, merchantId, mergeId, { actor, at, since: at - UNMERGE_WITHIN_MS });
      if (merge === undefined) throw notUndoable();
      const { from, into, moved, late } = merge;
      if ((await members.hold(tx, merchantId, into)) === undefined)
        throw new AppError('conflict', 'members.survivor_gone', '保留的会员之后又被合并或注销，无法拆分');
      for (const moves of [late ?? {}, moved])
        for (const data of memberData.toReversed())
          if (Object.hasOwn(moves, data.name))
            await data.unmergeMember(tx, merchantId, from, into, moves[data.name]);
      await audit.record(tx, {
        ...{ merchantId, actor, ip, at, action: 'members.unmerge', subject: `member:${into}` },
        before: { merge: mergeId, from },
        after: null,
      });
      tx.emit<MembersUnmerged>({
        type: 'members.members_unmerged',
        occurredAt: at,
        merchantId,
        from,
        into,
      });
      const { id, reason, mergedAt, actor: mergedBy } = merge;
      const answer: Merge = { id, from, into, reason, actor: mergedBy, mergedAt, unmergedAt: at };
      await answers.record(tx, request, answer);
      return answer;
    });
  };
}

function notUndoable(): AppError {
  return new AppError('conflict', 'members.merge_not_undoable', '这次合并已拆分，或已超过七天');
}
