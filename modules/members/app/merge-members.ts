import type { MemberData } from '#feature';
import { AppError, type EpochMs, type Ids, type MemberId, type MerchantId, type Tx } from '#kernel';
import type { Audit } from '#modules/access';
import { elderOf } from '../domain/member-state.ts';
import type { MembersMerged } from './facade.ts';
import type { MemberRow, MemberStore } from './member-store.ts';
import type { MergeReason, MergeStore, Moved } from './merge-store.ts';
import type { MemberSessions } from './ports.ts';
import { welcome } from './welcome.ts';

export interface MergeWish {
  readonly merchantId: MerchantId;
  readonly pair: readonly [MemberId, MemberId];
  readonly reason: MergeReason;
  readonly actor: string;
  readonly ip: string | null;
  readonly at: EpochMs;
}

export interface Merged {
  readonly id: string;
  readonly from: MemberId;
  readonly survivor: MemberRow;
  /** Sessions of `from`, which are over; to be told to this process after the commit. */
  readonly endedSessions: readonly string[];
}

export type MergeMembers = (tx: Tx, wish: MergeWish) => Promise<Merged>;

interface Parts {
  readonly members: MemberStore;
  readonly merges: MergeStore;
  readonly sessions: MemberSessions;
  /** Of every module, this one among them. */
  readonly memberData: readonly MemberData[];
  readonly audit: Audit;
  readonly ids: Ids;
}

/**
 * Makes one member of two in the caller's commit (MEM-03): the older one stays, everything of the other becomes hers.
 *
 * The sessions of the one that goes end. A token carries its member's id inside its signature: letting it count for
 * the survivor would need a look at every request, and a basket or live page opened under the old name would go
 * on under it. WeChat signs in again without asking anything; who binds a phone gets the survivor's tokens at once.
 */
export function mergeMembers({ members, merges, sessions, memberData, audit, ids }: Parts): MergeMembers {
  return async (tx, { merchantId, pair, reason, actor, ip, at }) => {
    // In the order of their ids, whoever merges them: two merges of the same pair wait for each other.
    const held: MemberRow[] = [];
    for (const memberId of [...new Set(pair)].sort()) {
      const row = await members.hold(tx, merchantId, memberId);
      if (row === undefined) throw mergedMeanwhile();
      held.push(row);
    }
    const [one, other] = held;
    if (one === undefined || other === undefined)
      throw new AppError('conflict', 'members.same_member', '这是同一位会员');
    const into = elderOf(one, other);
    const from = into === one ? other : one;

    const endedSessions = await sessions.endAllOf(tx, merchantId, from.id, at);
    const moved: Record<string, unknown> = {};
    for (const data of memberData)
      moved[data.name] = await data.mergeMember(tx, merchantId, from.id, into.id);
    const id = ids.next();
    await merges.add(tx, merchantId, {
      ...{ id, from: from.id, into: into.id, reason, actor, mergedAt: at },
      moved: moved satisfies Moved,
    });
    const survivor = (await members.read(tx, merchantId, into.id)) ?? into;
    await audit.record(tx, {
      ...{ merchantId, actor, ip, at, action: 'members.merge', subject: `member:${into.id}` },
      before: { from: from.id, fromState: from.state, intoState: into.state },
      after: { merge: id, reason, intoState: survivor.state },
    });
    // One of the two waited as a shadow, and the other one has accepted the terms.
    if (from.state !== into.state)
      welcome(tx, merchantId, {
        memberId: into.id,
        enrolledBy: from.enrolledBy ?? into.enrolledBy,
        isFirst: false,
        at,
      });
    tx.emit<MembersMerged>({
      type: 'members.members_merged',
      occurredAt: at,
      merchantId,
      from: from.id,
      into: into.id,
    });
    return { id, from: from.id, survivor, endedSessions };
  };
}

/** Another commit was faster: who asks again finds one member. */
function mergedMeanwhile(): AppError {
  return new AppError('conflict', 'members.merged_meanwhile', '会员资料刚刚有变化，请再试一次');
}
