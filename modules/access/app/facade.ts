import { type EpochMs, type MerchantId, type StaffId, type StoreId, type Tx, token } from '#kernel';
import type { Grant } from '../domain/staff-rules.ts';

/** One admin action, as the audit log keeps it. */
export interface AuditEntry {
  readonly merchantId: MerchantId;
  /** Who did it: a staff id, or `system`. */
  readonly actor: string;
  /** `<module>.<verb>`, e.g. `orders.mark_ready`. */
  readonly action: string;
  /** What it was done to: `<kind>:<id>`, e.g. `order:ord_1`. */
  readonly subject: string;
  /** State before and after as plain data, without personal data; null where there was none. */
  readonly before: object | null;
  readonly after: object | null;
  readonly ip: string | null;
  readonly at: EpochMs;
}

export interface Audit {
  /** Joins the commit of the action itself: no action without its entry, no entry without its action. */
  record(tx: Tx, entry: AuditEntry): Promise<void>;
  /** Recomputes the hash chain of one merchant. */
  verifyChain(merchantId: MerchantId): Promise<ChainReport>;
}
export const AUDIT = token<Audit>('Audit');

export interface ChainReport {
  readonly entries: number;
  /** The first entry that is not what was written, or null when all are. */
  readonly brokenAt: number | null;
}

export interface ImportedStaff {
  readonly id: StaffId;
  readonly account: string;
  readonly name: string;
  readonly password: string;
  readonly grants: readonly Grant[];
}

/** Takes over staff accounts. Idempotent by id: a repeat replaces name, password and grants. */
export interface StaffImport {
  importStaff(tx: Tx, merchantId: MerchantId, staff: readonly ImportedStaff[]): Promise<void>;
}
export const STAFF_IMPORT = token<StaffImport>('StaffImport');

/** Who works where, for those who plan their work. */
export interface StaffDirectory {
  /** Whether she holds a role at this store and her account is open. */
  worksAt(merchantId: MerchantId, staffId: StaffId, storeId: StoreId): Promise<boolean>;
  names(merchantId: MerchantId, staff: readonly StaffId[]): Promise<ReadonlyMap<StaffId, string>>;
}
export const STAFF_DIRECTORY = token<StaffDirectory>('StaffDirectory');

/** Names of stores for the sign-in answer. `stores` sits above this module, so the house brings it in. */
export interface StoreDirectory {
  list(merchantId: MerchantId): Promise<readonly { readonly id: StoreId; readonly name: string }[]>;
}
export const STORE_DIRECTORY = token<StoreDirectory>('StoreDirectory');
