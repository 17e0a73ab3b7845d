import type { EndedSessions } from '#feature';
import {
  AppError,
  type Clock,
  type EpochMs,
  type Ids,
  type MemberPrincipal,
  type Random,
  type Tx,
  type UnitOfWork,
} from '#kernel';
import type { PhoneBound } from './facade.ts';
import type { IdentityStore } from './identity-store.ts';
import type { MemberRow, MemberStore } from './member-store.ts';
import type { MergeMembers } from './merge-members.ts';
import { type OpenSession, type SessionSeed, type SignedIn, sessionSeed } from './open-session.ts';
import type { PhoneBook } from './phone-book.ts';
import type { MemberSessions } from './ports.ts';

const TRIES_MAX = 3;

interface BoundPhone {
  readonly session: Awaited<ReturnType<OpenSession['start']>>;
  readonly endedSessions: readonly string[];
}

interface Parts {
  readonly unitOfWork: UnitOfWork;
  readonly members: MemberStore;
  readonly identities: IdentityStore;
  readonly phones: PhoneBook;
  readonly sessions: MemberSessions;
  readonly merge: MergeMembers;
  readonly openSession: OpenSession;
  readonly ended: EndedSessions;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly random: Random;
}

export interface PhoneBinding {
  /** For who proved the phone already. */
  bind(who: MemberPrincipal, phone: string): Promise<SignedIn>;
  /** In the commit that also spends the proof; the sessions it ended are to be told to this process after it. */
  bindIn(tx: Tx, who: MemberPrincipal, phone: string, seed: SessionSeed, at: EpochMs): Promise<BoundPhone>;
  /** Runs again what met a merge of the same people; ends as signed out when she herself was the one that went. */
  retried<Result>(who: MemberPrincipal | undefined, work: () => Promise<Result>): Promise<Result>;
}

/**
 * Binds a proved phone to the member who is signed in (MEM-02). When it is somebody's already, both are one person and
 * become one member (MEM-03). Who she is may have changed by it, so the session is a new one in every case.
 *
 * A phone that she had before goes: numbers are given to other people when they are given up, and the next owner would
 * sign in as her.
 */
export function phoneBinding(parts: Parts): PhoneBinding {
  const { unitOfWork, members, identities, phones, sessions, merge, openSession, ended } = parts;
  const { clock, ids, random } = parts;

  async function holdMe(tx: Tx, { merchantId, memberId }: MemberPrincipal): Promise<MemberRow> {
    const me = await members.hold(tx, merchantId, memberId);
    if (me === undefined) throw signInNeeded();
    return me;
  }

  const bindIn: PhoneBinding['bindIn'] = async (tx, who, phone, seed, at) => {
    const { merchantId, memberId, sessionId } = who;
    const key = phones.keyOf(merchantId, phone);
    let owner = await identities.use(tx, merchantId, key, at);
    if (owner === undefined) {
      const entry = await phones.entry(tx, merchantId, memberId, phone, at);
      // Not linked: somebody else bound it since we looked, and it is hers now.
      if (!(await identities.link(tx, merchantId, entry)))
        owner = await identities.use(tx, merchantId, key, at);
    }
    const endedSessions = [sessionId];
    let member: MemberRow;
    if (owner === undefined || owner === memberId) {
      member = await holdMe(tx, who);
    } else {
      const wish = { merchantId, pair: [memberId, owner], reason: 'phone', actor: 'system' } as const;
      const merged = await merge(tx, { ...wish, ip: null, at });
      member = merged.survivor;
      endedSessions.push(...merged.endedSessions);
    }
    await identities.forgetOthers(tx, merchantId, member.id, key, at);
    await sessions.end(tx, sessionId, at);
    tx.emit<PhoneBound>({
      type: 'members.phone_bound',
      occurredAt: at,
      merchantId,
      memberId: member.id,
    });
    return { session: await openSession.start(tx, merchantId, member, false, seed, at), endedSessions };
  };

  const retried: PhoneBinding['retried'] = async (who, work) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await work();
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'members.merged_meanwhile') throw error;
        const me = who && (await members.find(who.merchantId, who.memberId));
        if (me?.state === 'merged' || me?.state === 'erased') throw signInNeeded();
        if (attempt === TRIES_MAX) throw error;
      }
    }
  };

  return {
    bindIn,
    retried,
    async bind(who, phone) {
      const at = clock.now();
      const seed = sessionSeed(ids, random);
      const { session, endedSessions } = await retried(who, () =>
        unitOfWork.run((tx) => bindIn(tx, who, phone, seed, at)),
      );
      for (const sessionId of endedSessions) ended.add(sessionId);
      return openSession.shown(session);
    },
  };
}

function signInNeeded(): AppError {
  return new AppError('unauthenticated', 'access.sign_in_needed', '请先登录');
}
