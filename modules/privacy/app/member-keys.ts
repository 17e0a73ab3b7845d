import type { EpochMs, MemberId, MerchantId, Tx } from '#kernel';

/** A member's data key as it is stored: wrapped, or null once it was destroyed. */
export interface StoredKey {
  readonly merchantId: MerchantId;
  readonly memberId: MemberId;
  readonly wrapped: string | null;
  readonly masterVersion: number;
}

export interface MemberKeys {
  /** Keeps what is there already, and answers with it. */
  makeOnce(tx: Tx, key: StoredKey & { readonly wrapped: string }, at: EpochMs): Promise<StoredKey>;
  find(merchantId: MerchantId, memberIds: readonly MemberId[]): Promise<readonly StoredKey[]>;
  /** Leaves a row without a key, so that none is ever made again. */
  destroy(tx: Tx, merchantId: MerchantId, memberId: MemberId, at: EpochMs): Promise<void>;
  destroyedSince(
    since: EpochMs,
  ): Promise<readonly { readonly merchantId: MerchantId; readonly memberId: MemberId }[]>;
  /** Some keys that another master key wraps. */
  wrappedOtherwise(version: number, limit: number): Promise<readonly StoredKey[]>;
  /** Whether the key still was as `from` says. */
  rewrap(
    tx: Tx,
    from: StoredKey,
    to: { readonly wrapped: string; readonly masterVersion: number },
  ): Promise<boolean>;
  countByVersion(): Promise<readonly { readonly version: number; readonly keys: number }[]>;
}
