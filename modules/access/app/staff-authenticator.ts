import type { EndedSessions } from '#feature';
import type { Authenticator, Clock, SignedTokens } from '#kernel';
import type { StaffClaims } from './ports.ts';
import { STAFF_TOKEN_PURPOSE } from './sign-in.ts';

/** Signature and memory only: no request of a clerk costs a database read to learn who is asking. */
export function staffAuthenticator(tokens: SignedTokens, ended: EndedSessions, clock: Clock): Authenticator {
  return {
    async authenticate(bearerToken) {
      const claims = tokens.verify<StaffClaims>(STAFF_TOKEN_PURPOSE, bearerToken, clock.now());
      if (claims === undefined || ended.has(claims.sid)) return undefined;
      return {
        kind: 'staff',
        merchantId: claims.mch,
        staffId: claims.sub,
        sessionId: claims.sid,
        grants: claims.grants,
      };
    },
  };
}
