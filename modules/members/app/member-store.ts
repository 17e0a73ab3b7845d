import type { EpochMs, MemberId, MerchantId, StoreId, Tx } from '#kernel';
import type { MemberState } from '../domain/member-state.ts';
import type { StoredFace } from './face-book.ts';

export interface MemberRow {
  readonly id: MemberId;
  readonly face: StoredFace;
  readonly homeStoreId: StoreId | null;
  readonly joinedAt: EpochMs;
  readonly state: MemberState;
  readonly mergedInto: MemberId | null;
  /** What made a shadow of her; null for who came by herself. */
  readonly enrolledBy: string | null;
  readonly activatedAt: EpochMs | null;
  /** Of the terms that she accepted last; null = none. */
  readonly termsVersion: number | null;
  readonly termsAcceptedAt: EpochMs | null;
}

export interface MemberStore {
  find(merchantId: MerchantId, memberId: MemberId): Promise<MemberRow | undefined>;
  /** Active ones only. */
  listAfter(
    merchantId: MerchantId,
    after: MemberId | undefined,
    limit: number,
  ): Promise<readonly MemberRow[]>;
  add(tx: Tx, merchantId: MerchantId, member: MemberRow): Promise<void>;
  /** Those that are there already stay as they are. */
  addMany(tx: Tx, merchantId: MerchantId, members: readonly MemberRow[]): Promise<void>;
  /** As the transaction sees her. */
  read(tx: Tx, merchantId: MerchantId, memberId: MemberId): Promise<MemberRow | undefined>;
  /** Reads her and holds her row until the commit; undefined when nobody is there (any more): merged, erased. */
  hold(tx: Tx, merchantId: MerchantId, memberId: MemberId): Promise<MemberRow | undefined>;
  /** Notes which terms she accepted; an older version never takes the place of a newer one. */
  acceptTerms(
    tx: Tx,
    merchantId: MerchantId,
    memberId: MemberId,
    version: number,
    at: EpochMs,
  ): Promise<void>;
  /** False when she is no shadow (any more). A face of null keeps the one she has. */
  activate(
    tx: Tx,
    merchantId: MerchantId,
    memberId: MemberId,
    face: StoredFace | null,
    at: EpochMs,
  ): Promise<boolean>;
}
