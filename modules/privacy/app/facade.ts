import { type DomainEvent, type EpochMs, type MemberId, type MerchantId, type Tx, token } from '#kernel';
import type { Purpose } from '../domain/purposes.ts';

/** What a valid consent token stands for. */
export interface ConsentProof {
  readonly merchantId: MerchantId;
  readonly memberId: MemberId;
  readonly purpose: Purpose;
  /** Id of the token, kept with whatever is done under it. */
  readonly jti: string;
  /** The proof holds for what begins before this instant. */
  readonly expiresAt: EpochMs;
}

export interface Withdrawal {
  readonly memberId: MemberId;
  readonly purpose: Purpose;
}

/** Answers from memory: the hot path of a camera frame may ask at each frame. */
export interface Consents {
  /** Whether the member's consent to the present notice of `purpose` stands at this moment. */
  isLive(memberId: MemberId, purpose: Purpose): boolean;
  /** The proof, or undefined when the token is forged, expired, of another purpose, or withdrawn since. */
  verifyToken(token: string, purpose: Purpose): Promise<ConsentProof | undefined>;
  /** Resolves when everything that was said in other processes until now is known here. */
  catchUp(): Promise<void>;
  /** Called within a second of a withdrawal, wherever it happened. Returns a way to stop listening. */
  onWithdrawn(listener: (withdrawal: Withdrawal) => void): () => void;
  /** Whether the last word was a withdrawal: what needs no consent to begin with may not go on either (PRV-05). */
  isRefused(memberId: MemberId, purpose: Purpose): boolean;
  /** A switch that she turned on again takes a withdrawal back. Known here after the commit and `catchUp`. */
  agreeAgain(tx: Tx, merchantId: MerchantId, memberId: MemberId, purpose: Purpose): Promise<void>;
  /** Whether the birth year last told says "may be under 14". */
  isMinor(memberId: MemberId): boolean;
}
export const CONSENTS = token<Consents>('Consents');

export interface ConsentGiven extends DomainEvent {
  readonly type: 'privacy.consent_given';
  readonly merchantId: MerchantId;
  readonly memberId: MemberId;
  readonly purpose: Purpose;
}

/** Somebody told a birth year by which she may be under 14: what was known of her has to go (PRV-12). */
export interface MinorFound extends DomainEvent {
  readonly type: 'privacy.minor_found';
  readonly merchantId: MerchantId;
  readonly memberId: MemberId;
}

/** Her account was closed and everything of her erased: nothing about her may stay in any memory (PRV-07). */
export interface MemberErased extends DomainEvent {
  readonly type: 'privacy.member_erased';
  readonly merchantId: MerchantId;
  readonly memberId: MemberId;
}

export interface ConsentWithdrawn extends DomainEvent {
  readonly type: 'privacy.consent_withdrawn';
  readonly merchantId: MerchantId;
  readonly memberId: MemberId;
  readonly purpose: Purpose;
}
