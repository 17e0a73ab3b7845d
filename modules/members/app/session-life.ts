import type { EndedSessions } from '#feature';
import type { Authenticator, Clock, Random, SignedTokens, UnitOfWork } from '#kernel';
import { freshNonce, hashOf } from './open-session.ts';
import type { MemberSessions } from './ports.ts';
import {
  issueTokens,
  REFRESH_TOKEN_MS,
  readAccessToken,
  readRefreshToken,
  refreshRefused,
  type SessionTokens,
} from './session-tokens.ts';

export type Refresh = (refreshToken: string) => Promise<SessionTokens>;
export type SignOut = (sessionId: string) => Promise<void>;

/**
 * Each refresh token works once. One that comes back after it was spent was copied by somebody, and nobody
 * can tell which of the two is the member: the session ends for both.
 */
export function refresh(
  unitOfWork: UnitOfWork,
  sessions: MemberSessions,
  ended: EndedSessions,
  tokens: SignedTokens,
  clock: Clock,
  random: Random,
): Refresh {
  return async (refreshToken) => {
    const now = clock.now();
    const owner = readRefreshToken(tokens, refreshToken, now);
    const issued = issueTokens(tokens, owner, freshNonce(random), now);
    const [from, to] = [hashOf(refreshToken), hashOf(issued.refreshToken)];
    const rotated = await unitOfWork.run(async (tx) => {
      const swapped = await sessions.rotate(tx, owner.sessionId, from, to, now, now + REFRESH_TOKEN_MS);
      if (!swapped) await sessions.end(tx, owner.sessionId, now);
      return swapped;
    });
    if (rotated) return issued;
    ended.add(owner.sessionId);
    throw refreshRefused();
  };
}

export function signOut(
  unitOfWork: UnitOfWork,
  sessions: MemberSessions,
  ended: EndedSessions,
  clock: Clock,
): SignOut {
  return async (sessionId) => {
    const now = clock.now();
    await unitOfWork.run((tx) => sessions.end(tx, sessionId, now));
    ended.add(sessionId);
  };
}

/** Signature and memory only: knowing who asks costs no database read. */
export function memberAuthenticator(tokens: SignedTokens, ended: EndedSessions, clock: Clock): Authenticator {
  return {
    async authenticate(bearerToken) {
      const owner = readAccessToken(tokens, bearerToken, clock);
      return owner === undefined || ended.has(owner.sessionId) ? undefined : { kind: 'member', ...owner };
    },
  };
}
