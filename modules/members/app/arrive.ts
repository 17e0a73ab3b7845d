import {
  type EpochMs,
  type Ids,
  invariant,
  type MemberId,
  type MerchantId,
  type Random,
  type Tx,
} from '#kernel';
import type { IdentityKey } from '../domain/identity.ts';
import { friendlyNickname } from '../domain/nickname.ts';
import type { MemberActivated, MemberJoined, OfflinePayer } from './facade.ts';
import type { IdentityStore, NewIdentity } from './identity-store.ts';
import type { MemberRow, MemberStore } from './member-store.ts';

/** A proved name of the person at the door. */
export interface ProvedName {
  readonly key: IdentityKey;
  entry(tx: Tx, memberId: MemberId): Promise<NewIdentity>;
}

export interface Arrival {
  readonly merchantId: MerchantId;
  readonly names: readonly ProvedName[];
  /** What a newcomer is called; null where nobody told. */
  readonly nickname: string | null;
  /** She saw the terms and said yes: a shadow becomes a member by it (MEM-15). */
  readonly acceptsTerms: boolean;
  readonly at: EpochMs;
}

export interface Arrived {
  readonly member: MemberRow;
  readonly isNew: boolean;
}

interface Parts {
  readonly members: MemberStore;
  readonly identities: IdentityStore;
  readonly ids: Ids;
  readonly random: Random;
}

/** `newcomer` is drawn before the transaction: its work may run again. */
export interface Newcomer {
  readonly id: MemberId;
  readonly nickname: string;
}

export function newcomerOf({ ids, random }: Pick<Parts, 'ids' | 'random'>): Newcomer {
  return { id: ids.next() as MemberId, nickname: friendlyNickname(random) };
}

export type Arrive = (tx: Tx, arrival: Arrival, newcomer: Newcomer) => Promise<Arrived>;

/** Whoever this is: the member with one of these names, or a new one, whoever else arrives at the same time. */
export function arrive({ members, identities }: Omit<Parts, 'ids' | 'random'>): Arrive {
  return async (tx, { merchantId, names, nickname, acceptsTerms, at }, newcomer) => {
    let who: MemberId | undefined;
    let isNew = false;
    for (const { key, entry } of names) {
      const owner = await identities.use(tx, merchantId, key, at);
      if (owner !== undefined) {
        who ??= owner;
        continue;
      }
      if (await identities.link(tx, merchantId, await entry(tx, who ?? newcomer.id))) {
        isNew ||= who === undefined;
        who ??= newcomer.id;
        continue;
      }
      who ??= await identities.use(tx, merchantId, key, at);
    }
    invariant(who !== undefined, 'a name is somebody’s after it was linked');
    if (isNew) {
      const member: MemberRow = {
        ...{ id: who, nickname: nickname ?? newcomer.nickname, avatarUrl: null, homeStoreId: null },
        ...{ joinedAt: at, state: 'active', mergedInto: null, enrolledBy: null, activatedAt: at },
      };
      await members.add(tx, merchantId, member);
      welcome(tx, merchantId, member, at);
      return { member, isNew };
    }
    if (acceptsTerms && (await members.activate(tx, merchantId, who, nickname, at))) {
      const member = await read(tx, merchantId, who);
      welcome(tx, merchantId, member, at);
      return { member, isNew: true };
    }
    return { member: await read(tx, merchantId, who), isNew: false };
  };

  async function read(tx: Tx, merchantId: MerchantId, memberId: MemberId): Promise<MemberRow> {
    const member = await members.read(tx, merchantId, memberId);
    invariant(member !== undefined && member.state !== 'merged', 'a name belongs to somebody who is here');
    return member;
  }
}

export function welcome(tx: Tx, merchantId: MerchantId, { id, enrolledBy }: MemberRow, at: EpochMs): void {
  const who = { occurredAt: at, merchantId, memberId: id };
  tx.emit<MemberJoined>({ type: 'members.member_joined', ...who });
  tx.emit<MemberActivated>({
    type: 'members.member_activated',
    ...who,
    enrolledBy: enrolledBy as OfflinePayer['source'] | null,
  });
}
