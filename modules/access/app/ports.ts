import type { EpochMs, MerchantId, StaffId, StaffPrincipal, Tx } from '#kernel';
import type { AuditEntry, ChainReport, Grant } from './facade.ts';

export interface StaffAccount {
  readonly id: StaffId;
  readonly account: string;
  readonly name: string;
  readonly passwordHash: string;
  readonly grants: readonly Grant[];
}

export interface StaffStore {
  byAccount(merchantId: MerchantId, account: string): Promise<StaffAccount | undefined>;
  byId(merchantId: MerchantId, staffId: StaffId): Promise<StaffAccount | undefined>;
  /** Writes or replaces the account; its open sessions end, because their tokens carry the old grants. */
  put(tx: Tx, merchantId: MerchantId, staff: StaffAccount, at: EpochMs): Promise<void>;
}

export interface SignInTries {
  /** Counts one try before the password is looked at. Milliseconds to wait, or 0 when the try may go on. */
  begin(tx: Tx, merchantId: MerchantId, account: string, at: EpochMs): Promise<number>;
  /** The password was right: forget the wrong ones. */
  forget(tx: Tx, merchantId: MerchantId, account: string): Promise<void>;
}

export interface StaffSessions {
  start(tx: Tx, session: StaffSession): Promise<void>;
  end(tx: Tx, sessionId: string, at: EpochMs): Promise<void>;
  /** Sessions whose tokens may still be alive but were ended after `since`. */
  endedSince(since: EpochMs): Promise<readonly { readonly id: string; readonly endedAt: EpochMs }[]>;
}

interface StaffSession {
  readonly id: string;
  readonly merchantId: MerchantId;
  readonly staffId: StaffId;
  readonly startedAt: EpochMs;
  readonly expiresAt: EpochMs;
}

export interface PasswordHasher {
  hash(password: string): Promise<string>;
  /** Takes the same time for an undefined hash (unknown account) as for a wrong password. */
  matches(password: string, hash: string | undefined): Promise<boolean>;
}

export interface AuditLog {
  append(tx: Tx, entry: AuditEntry): Promise<void>;
  list(merchantId: MerchantId, beforeSeq: number | null, limit: number): Promise<readonly ListedEntry[]>;
  verify(merchantId: MerchantId): Promise<ChainReport>;
}

interface ListedEntry extends AuditEntry {
  readonly seq: number;
  readonly hash: string;
}

/** Claims of a staff access token. */
export interface StaffClaims {
  readonly sid: string;
  readonly sub: StaffId;
  readonly mch: MerchantId;
  readonly grants: StaffPrincipal['grants'];
}
