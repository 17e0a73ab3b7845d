import type { EpochMs, MemberId, MerchantId, StaffId, Tx } from '#kernel';
import type { Predicate } from '../domain/predicate.ts';

/** A word that people or a rule put on members. */
export interface Tag {
  readonly id: string;
  readonly name: string;
  /** Null = people give it by hand. */
  readonly rule: Predicate | null;
  readonly createdBy: StaffId;
  readonly createdAt: EpochMs;
}

export interface TagStore {
  list(merchantId: MerchantId): Promise<readonly Tag[]>;
  /** False when the name is taken. */
  add(tx: Tx, merchantId: MerchantId, tag: Tag): Promise<boolean>;
  /** False when she had it already. */
  give(
    tx: Tx,
    merchantId: MerchantId,
    memberId: MemberId,
    tag: string,
    by: StaffId,
    at: EpochMs,
  ): Promise<boolean>;
  /** False when she did not have it. */
  take(tx: Tx, merchantId: MerchantId, memberId: MemberId, tag: string): Promise<boolean>;
  /** What was given by hand to these. */
  givenTo(
    merchantId: MerchantId,
    members: readonly MemberId[],
  ): Promise<ReadonlyMap<MemberId, ReadonlySet<string>>>;
}

export interface Segment {
  readonly id: string;
  readonly name: string;
  readonly predicate: Predicate;
  readonly createdBy: StaffId;
  readonly createdAt: EpochMs;
}

export interface SegmentStore {
  /** In the order of their making. */
  list(merchantId: MerchantId): Promise<readonly Segment[]>;
  /** False when the name is taken. */
  add(tx: Tx, merchantId: MerchantId, segment: Segment): Promise<boolean>;
  /** Undefined when there is none. */
  remove(tx: Tx, merchantId: MerchantId, id: string): Promise<Segment | undefined>;
}

/** Who was in a segment at one instant, for one campaign. */
export interface Snapshot {
  readonly id: string;
  readonly segmentId: string;
  readonly name: string;
  readonly predicate: Predicate;
  readonly size: number;
  readonly takenBy: StaffId;
  readonly takenAt: EpochMs;
}

export interface SnapshotMember {
  readonly memberId: MemberId;
  /** Grants without which she may not stay; see `restsOn`. */
  readonly restsOn: readonly string[];
}

export interface SnapshotStore {
  add(tx: Tx, merchantId: MerchantId, snapshot: Snapshot, members: readonly SnapshotMember[]): Promise<void>;
  /** Of this segment. */
  find(merchantId: MerchantId, segmentId: string, id: string): Promise<Snapshot | undefined>;
  membersAfter(
    merchantId: MerchantId,
    id: string,
    after: MemberId | undefined,
    limit: number,
  ): Promise<readonly SnapshotMember[]>;
  /** Takes her out of every snapshot in which her place rests on `grant`. */
  drop(tx: Tx, merchantId: MerchantId, memberId: MemberId, grant: string): Promise<void>;
}
