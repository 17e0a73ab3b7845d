import type { EpochMs, MemberId, MerchantId, Tx } from '#kernel';
import type { Purpose } from '../domain/purposes.ts';

export type ConsentAction = 'GRANT' | 'RENEW' | 'WITHDRAW';

/** One line of the ledger (PRV-02). Lines are added, never changed. */
export interface LedgerEntry {
  readonly merchantId: MerchantId;
  readonly memberId: MemberId;
  readonly purpose: Purpose;
  readonly action: ConsentAction;
  readonly noticeVersion: number;
  readonly noticeHash: string;
  /** Where it was said: `mini-program`, `h5`, … as the caller names itself. */
  readonly channel: string;
  readonly at: EpochMs;
  /** Null where no page was open: imports, merges, closed accounts. */
  readonly evidence: ConsentEvidence | null;
}

/** Where the words were read and agreed to (PRV-02). */
export interface ConsentEvidence {
  /** Page of the mini-program or of the storefront, e.g. `pages/try-on/index`. */
  readonly page: string;
  /** Model and system as the client names them, e.g. `iPhone 15; iOS 18.1`; no number of the device. */
  readonly device: string;
}

/** Where one member stands on one purpose. */
export interface ConsentState {
  readonly merchantId: MerchantId;
  readonly memberId: MemberId;
  readonly purpose: Purpose;
  readonly live: boolean;
  readonly noticeVersion: number;
  /** Place of the GRANT that began the present consent in the merchant's ledger. */
  readonly grantSeq: number;
  /** Place of the last change in the merchant's ledger. */
  readonly seq: number;
  readonly changedAt: EpochMs;
}

export interface ConsentLedger {
  /** Writes a GRANT, or a RENEW when the consent to this notice stands already. */
  give(tx: Tx, entry: Omit<LedgerEntry, 'action'>): Promise<ConsentState>;
  /** undefined when there was nothing to withdraw. */
  withdraw(tx: Tx, entry: Omit<LedgerEntry, 'action'>): Promise<ConsentState | undefined>;
  /** Whose consent to this purpose stands and was last given through one of these channels. */
  givenVia(
    merchantId: MerchantId,
    purpose: Purpose,
    channels: readonly string[],
    tx?: Tx,
  ): Promise<readonly { readonly memberId: MemberId; readonly agreedAt: EpochMs }[]>;
  statesOf(merchantId: MerchantId, memberId: MemberId): Promise<readonly ConsentState[]>;
  /** What the member's consent was at any instant of the past. */
  wasLive(merchantId: MerchantId, memberId: MemberId, purpose: Purpose, at: EpochMs): Promise<boolean>;
  /** Where everybody stands who ever said something. */
  all(): Promise<readonly ConsentState[]>;
  /** Where everybody stands who changed something at `since` or later. */
  changedSince(since: EpochMs): Promise<readonly ConsentState[]>;
  verify(merchantId: MerchantId): Promise<{ readonly entries: number; readonly brokenAt: number | null }>;
}

export interface BirthYears {
  put(tx: Tx, merchantId: MerchantId, memberId: MemberId, birthYear: number, at: EpochMs): Promise<void>;
  /** What was told at `since` or later, for birth years of `bornMin` or later. */
  toldSince(since: EpochMs, bornMin: number): Promise<readonly ToldBirthYear[]>;
}

export interface ToldBirthYear {
  readonly memberId: MemberId;
  readonly birthYear: number;
}

/** Claims of a consent token. */
export interface ConsentClaims {
  readonly jti: string;
  readonly mch: MerchantId;
  readonly sub: MemberId;
  readonly purpose: Purpose;
  readonly version: number;
  /** `grantSeq` of the consent that it proves; a later withdrawal makes the token worthless. */
  readonly grant: number;
  /** Written by the signer. */
  readonly exp?: EpochMs;
}
