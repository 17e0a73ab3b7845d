import type { EpochMs } from './clock.ts';

/**
 * Short-lived claims that leave the house and come back: access tokens, quotes, consents, tickets.
 * A token is readable by its holder, so it carries ids and no personal data.
 */
export interface SignedTokens {
  /** `purpose` is part of the signature: a quote can never pass as a consent. */
  sign(purpose: string, claims: object, expiresAt: EpochMs): string;
  /** The claims, or undefined when the token is forged, damaged, of another purpose or expired at `now`. */
  verify<Claims extends object>(purpose: string, token: string, now: EpochMs): Claims | undefined;
}
