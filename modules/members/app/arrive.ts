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
import { isPresent } from '../domain/member-state.ts';
import { friendlyNickname } from '../domain/nickname.ts';
import { TERMS_VERSION } from '../domain/terms.ts';
import type { FaceBook } from './face-book.ts';
import type { IdentityStore, NewIdentity } from './identity-store.ts';
import type { MemberRow, MemberStore } from './member-store.ts';
import type { MergeMembers } from './merge-members.ts';
import { welcome } from './welcome.ts';

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
  /** She saw the terms and said yes: by it a shadow becomes a member, and so does who comes for the first time (MEM-15). */
  readonly acceptsTerms: boolean;
  readonly at: EpochMs;
}

export interface Arrived {
  readonly member: MemberRow;
  readonly isNew: boolean;
  /** Of another self of hers that was found by one of the names. */
  readonly endedSessions: readonly string[];
}

interface Parts {
  readonly members: MemberStore;
  readonly faces: FaceBook;
  readonly identities: IdentityStore;
  readonly merge: MergeMembers;
}

/** `newcomer` is drawn before the transaction: its work may run again. */
export interface Newcomer {
  readonly id: MemberId;
  readonly nickname: string;
}

export function newcomerOf(ids: Ids, random: Random): Newcomer {
  return { id: ids.next() as MemberId, nickname: friendlyNickname(random) };
}

export type Arrive = (tx: Tx, arrival: Arrival, newcomer: Newcomer) => Promise<Arrived>;

/**
 * Whoever this is: the member with one of these names, or a new one, whoever else arrives at the same time. Names that
 * turn out to be two members' make one member of them (MEM-03).
 */
export function arrive({ members, faces, identities, merge }: Parts): Arrive {
  return async (tx, { merchantId, names, nickname, acceptsTerms, at }, newcomer) => {
    let who: MemberId | undefined;
    let isNew = false;
    const endedSessions: string[] = [];
    const found = async (owner: MemberId | undefined) => {
      invariant(owner !== undefined, 'a name that could not be linked is somebody’s');
      if (who === undefined || who === owner) {
        who = owner;
        return;
      }
      const wish = { merchantId, pair: [who, owner], reason: 'wx_unionid', actor: 'system' } as const;
      const merged = await merge(tx, { ...wish, ip: null, at });
      who = merged.survivor.id;
      endedSessions.push(...merged.endedSessions);
    };
    const unknown: ProvedName[] = [];
    for (const name of names) {
      const owner = await identities.use(tx, merchantId, name.key, at);
      if (owner === undefined) unknown.push(name);
      else await found(owner);
    }
    for (const { key, entry } of unknown) {
      if (!(await identities.link(tx, merchantId, await entry(tx, who ?? newcomer.id)))) {
        // Somebody else arrived with it since we looked.
        await found(await identities.use(tx, merchantId, key, at));
        continue;
      }
      if (who !== undefined) continue;
      who = newcomer.id;
      isNew = true;
      const called = { nickname: nickname ?? newcomer.nickname, avatarUrl: null };
      const face = await faces.seal(tx, merchantId, who, called);
      await members.add(tx, merchantId, {
        ...{ id: who, face, homeStoreId: null },
        ...{ joinedAt: at, state: 'shadow', mergedInto: null, enrolledBy: null, activatedAt: null },
        ...{ termsVersion: null, termsAcceptedAt: null },
      });
    }
    invariant(who !== undefined, 'who arrives has a name');
    if (acceptsTerms) await members.acceptTerms(tx, merchantId, who, TERMS_VERSION, at);
    let member = await members.read(tx, merchantId, who);
    let wasShadow = false;
    if (acceptsTerms && member?.state === 'shadow') {
      const told = nickname === null ? null : { nickname, avatarUrl: null };
      const face = told === null ? null : await faces.seal(tx, merchantId, who, told);
      wasShadow = await members.activate(tx, merchantId, who, face, at);
      member = await members.read(tx, merchantId, who);
    }
    invariant(member !== undefined && isPresent(member.state), 'a name belongs to somebody who is here');
    if (wasShadow)
      welcome(tx, merchantId, { memberId: who, enrolledBy: member.enrolledBy, isFirst: true, at });
    return { member, isNew: isNew || wasShadow, endedSessions };
  };
}
