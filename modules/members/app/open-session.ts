import { createHash } from 'node:crypto';
import type { EpochMs, Ids, MerchantId, Random, SignedTokens, Tx } from '#kernel';
import { needsTerms } from '../domain/terms.ts';
import type { FaceBook } from './face-book.ts';
import type { MemberRow } from './member-store.ts';
import type { MemberSessions } from './ports.ts';
import { issueTokens, REFRESH_TOKEN_MS, type SessionTokens } from './session-tokens.ts';

const NONCE_BYTES = 16;

export interface SignedIn extends SessionTokens {
  readonly member: {
    readonly id: MemberRow['id'];
    readonly nickname: string;
    readonly avatarUrl: string | null;
    readonly isNew: boolean;
    /** She has not accepted the terms that are shown now; what she earned in stores waits until she does (MEM-15). */
    readonly needsTerms: boolean;
  };
}

/** Drawn before the transaction: its work may run again. */
export interface SessionSeed {
  readonly sessionId: string;
  readonly nonce: string;
}

export function sessionSeed(ids: Ids, random: Random): SessionSeed {
  return { sessionId: ids.next(), nonce: freshNonce(random) };
}

/** A session within the commit that starts it. */
interface StartedSession {
  readonly tokens: SessionTokens;
  readonly merchantId: MerchantId;
  readonly member: MemberRow;
  readonly isNew: boolean;
}

export interface OpenSession {
  start(
    tx: Tx,
    merchantId: MerchantId,
    member: MemberRow,
    isNew: boolean,
    seed: SessionSeed,
    at: EpochMs,
  ): Promise<StartedSession>;
  /** After the commit: a newcomer's face is sealed under a key that is made in it. */
  shown(session: StartedSession): Promise<SignedIn>;
}

export function openSession(sessions: MemberSessions, tokens: SignedTokens, faces: FaceBook): OpenSession {
  return {
    async start(tx, merchantId, member, isNew, { sessionId, nonce }, at) {
      const { id: memberId } = member;
      const issued = issueTokens(tokens, { sessionId, merchantId, memberId }, nonce, at);
      await sessions.start(tx, {
        ...{ id: sessionId, merchantId, memberId, startedAt: at },
        refreshHash: hashOf(issued.refreshToken),
        expiresAt: at + REFRESH_TOKEN_MS,
      });
      return { tokens: issued, merchantId, member, isNew };
    },
    async shown({ tokens: issued, merchantId, member, isNew }) {
      const [face = { nickname: '', avatarUrl: null }] = await faces.open(
        merchantId,
        [member.face],
        'account.own',
      );
      const { nickname, avatarUrl } = face;
      return {
        ...issued,
        member: { id: member.id, nickname, avatarUrl, isNew, needsTerms: needsTerms(member) },
      };
    },
  };
}

export function freshNonce(random: Random): string {
  return Buffer.from(random.bytes(NONCE_BYTES)).toString('base64url');
}

/** Only the hash is stored: who reads the table cannot sign in with it. */
export function hashOf(refreshToken: string): string {
  return createHash('sha256').update(refreshToken).digest('base64url');
}
