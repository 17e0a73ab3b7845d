import {
  type EpochMs,
  type MerchantId,
  type StaffId,
  type StaffPrincipal,
  type StoreId,
  type Tx,
  token,
} from '#kernel';
import type { Grant } from '../domain/staff-rules.ts';
import type { AuditEntry, ChainReport } from './facade.ts';

export interface StaffAccount {
  readonly id: StaffId;
  readonly account: string;
  readonly name: string;
  readonly passwordHash: string;
  readonly grants: readonly Grant[];
  /** A closed account signs in nowhere; what she did stays hers. */
  readonly disabledAt: EpochMs | null;
  readonly signedInAt: EpochMs | null;
  /** Grows with each change, so that a sign-in that is under way meanwhile does not carry old roles on. */
  readonly revision: number;
}

export type NewStaff = Pick<StaffAccount, 'id' | 'account' | 'name' | 'passwordHash' | 'grants'>;

export interface StaffStore {
  byAccount(merchantId: MerchantId, account: string): Promise<StaffAccount | undefined>;
  byId(merchantId: MerchantId, staffId: StaffId): Promise<StaffAccount | undefined>;
  /** By account. `stores` narrows to who works at one of them. */
  list(
    merchantId: MerchantId,
    wanted: {
      readonly stores: readonly StoreId[] | null;
      readonly afterAccount: string;
      readonly limit: number;
    },
  ): Promise<readonly StaffAccount[]>;
  /** Writes or replaces the account; its open sessions end, because their tokens carry the old grants. */
  put(tx: Tx, merchantId: MerchantId, staff: NewStaff, at: EpochMs): Promise<void>;
}

/** Changes of one person; each ends her sessions. All wait for each other within a merchant, up to the commit. */
export interface StaffChanges {
  /** The person as she is now; no other change of staff happens until this transaction ends. */
  hold(tx: Tx, merchantId: MerchantId, staffId: StaffId): Promise<StaffAccount | undefined>;
  /** false = the account is taken. */
  add(tx: Tx, merchantId: MerchantId, staff: NewStaff, at: EpochMs): Promise<boolean>;
  give(tx: Tx, merchantId: MerchantId, staffId: StaffId, grant: Grant, at: EpochMs): Promise<void>;
  take(tx: Tx, merchantId: MerchantId, staffId: StaffId, grant: Grant, at: EpochMs): Promise<void>;
  setPassword(tx: Tx, merchantId: MerchantId, staffId: StaffId, hash: string, at: EpochMs): Promise<void>;
  setDisabled(
    tx: Tx,
    merchantId: MerchantId,
    staffId: StaffId,
    disabled: boolean,
    at: EpochMs,
  ): Promise<void>;
  /** Open accounts that own every store. */
  countOwners(tx: Tx, merchantId: MerchantId): Promise<number>;
}

export interface SignInTries {
  /** Counts one try before the password is looked at. Milliseconds to wait, or 0 when the try may go on. */
  begin(tx: Tx, merchantId: MerchantId, account: string, at: EpochMs): Promise<number>;
  /** The password was right: forget the wrong ones. */
  forget(tx: Tx, merchantId: MerchantId, account: string): Promise<void>;
}

export interface StaffSessions {
  /** false = the account was changed or closed since `revision`. */
  start(tx: Tx, session: StaffSession): Promise<boolean>;
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
  readonly revision: number;
}

export interface PasswordHasher {
  hash(password: string): Promise<string>;
  /** Takes the same time for an undefined hash (unknown account) as for a wrong password. */
  matches(password: string, hash: string | undefined): Promise<boolean>;
}
export const PASSWORD_HASHER = token<PasswordHasher>('PasswordHasher');

export interface AuditLog {
  append(tx: Tx, entry: AuditEntry): Promise<void>;
  /** Newest first. */
  list(merchantId: MerchantId, wanted: AuditFilter, limit: number): Promise<readonly ListedEntry[]>;
  verify(merchantId: MerchantId): Promise<ChainReport>;
}

export interface AuditFilter {
  readonly beforeSeq?: number | undefined;
  readonly actor?: string | undefined;
  /** One action, or all of a module: `orders.` */
  readonly action?: string | undefined;
  readonly subject?: string | undefined;
  readonly from?: EpochMs | undefined;
  /** Exclusive. */
  readonly until?: EpochMs | undefined;
}

export interface ListedEntry extends AuditEntry {
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
