import type { Clock, EpochMs, UnitOfWork } from '#kernel';
import type { Consents } from '#modules/privacy';
import { consentNeeded } from '../domain/refusals.ts';
import type { SessionRecords } from './ports.ts';
import { PURPOSE, type SessionBook } from './session-book.ts';
import type { SharedSessions } from './shared-sessions.ts';
import type { TryOnSession } from './try-on-session.ts';

/** Resolves to the instant until which the session now holds. */
export type RenewConsent = (session: TryOnSession, consentToken: string) => Promise<EpochMs>;

/** A fresh token on an open session: it goes on, with its tracker, under the new consent. */
export function renewConsent(
  book: SessionBook,
  consents: Consents,
  shared: SharedSessions,
  records: SessionRecords,
  unitOfWork: UnitOfWork,
  clock: Clock,
): RenewConsent {
  return async (session, consentToken) => {
    book.requireLive(session);
    const proof = await consents.verifyToken(consentToken, PURPOSE);
    if (proof === undefined || proof.memberId !== session.memberId) throw consentNeeded();
    const { merchantId, id } = session;
    const { jti, expiresAt } = proof;
    await unitOfWork.run((tx) => records.renew(tx, { merchantId, id, consentJti: jti, at: clock.now() }));
    session.renewConsent(jti, expiresAt);
    await shared.keep(session);
    return session.consentEndsAt;
  };
}
