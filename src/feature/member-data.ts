import { type MemberId, type MerchantId, type Tx, token } from '#kernel';

/** Rows of one kind in words that the member herself can read: nothing sealed, no hash, no internal key. */
export type ExportedRows = readonly Readonly<Record<string, unknown>>[];

/**
 * What one module holds about members: how it is read out for her (PRV-06), forgotten (PRV-07), and carried over when
 * two members turn out to be one person (MEM-03). Every module with a member's id in a table brings one;
 * a test walks the schema for tables that nobody looks after.
 */
export interface MemberData {
  /** The module; names its part of an export. */
  readonly name: string;
  /** By kind, e.g. `orders`, `addresses`. An empty list for a kind she has nothing of. */
  exportMember(merchantId: MerchantId, memberId: MemberId): Promise<Readonly<Record<string, ExportedRows>>>;
  /**
   * Deletes what no law keeps and takes the person out of the rest. May run twice.
   * @throws AppError 'conflict' while something must be settled first (a balance, an open order).
   */
  eraseMember(tx: Tx, merchantId: MerchantId, memberId: MemberId): Promise<void>;
  /** Moves all of `from` to `into`, conserving every sum. Answers with what it moved, as JSON, for `unmergeMember`. */
  mergeMember(tx: Tx, merchantId: MerchantId, from: MemberId, into: MemberId): Promise<unknown>;
  /** Gives back exactly what `mergeMember` moved. */
  unmergeMember(
    tx: Tx,
    merchantId: MerchantId,
    from: MemberId,
    into: MemberId,
    moved: unknown,
  ): Promise<void>;
  /** Members who were merged into her, at whatever remove: what stayed under their numbers is hers. One module knows. */
  formerSelves?(merchantId: MerchantId, memberId: MemberId): Promise<readonly MemberId[]>;
}

/** All of them, from the bottom module up; bound by the house. */
export const MEMBER_DATA = token<readonly MemberData[]>('MemberData');
