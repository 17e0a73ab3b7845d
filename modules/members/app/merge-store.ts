import type { EpochMs, MemberId, MerchantId, Tx } from '#kernel';

/** Why two members are one: both used the same phone, the same unionid, one paid as the other at a till, or the shop says so. */
export type MergeReason = 'phone' | 'wx_unionid' | 'paid_at_till' | 'staff';

/** By module (`MemberData.name`). */
export type Moved = Readonly<Record<string, unknown>>;

export interface Merge {
  readonly id: string;
  readonly from: MemberId;
  readonly into: MemberId;
  readonly reason: MergeReason;
  /** A staff id, or `system` where the members did it themselves. */
  readonly actor: string;
  readonly mergedAt: EpochMs;
  readonly unmergedAt: EpochMs | null;
}

export interface MergeWithMoves extends Merge {
  readonly moved: Moved;
  readonly late: Moved | null;
}

export interface MergeStore {
  add(tx: Tx, merchantId: MerchantId, merge: Omit<MergeWithMoves, 'late' | 'unmergedAt'>): Promise<void>;
  find(merchantId: MerchantId, id: string): Promise<Merge | undefined>;
  /** Newest first. */
  listBefore(
    merchantId: MerchantId,
    before: readonly [mergedAt: EpochMs, id: string] | undefined,
    limit: number,
  ): Promise<readonly Merge[]>;
  /** Closes it; undefined when it is undone already, or older than `since`. */
  undo(
    tx: Tx,
    merchantId: MerchantId,
    id: string,
    who: { readonly actor: string; readonly at: EpochMs; readonly since: EpochMs },
  ): Promise<MergeWithMoves | undefined>;
  /** Merges before `until` that were not looked through again. */
  unswept(until: EpochMs, limit: number): Promise<readonly (Merge & { readonly merchantId: MerchantId })[]>;
  /** False when somebody else did, or it was undone. */
  claimSweep(tx: Tx, merchantId: MerchantId, id: string, at: EpochMs): Promise<boolean>;
  keepLate(tx: Tx, merchantId: MerchantId, id: string, late: Moved): Promise<void>;
}
