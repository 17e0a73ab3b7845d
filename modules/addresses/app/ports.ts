import type { EpochMs, MemberId, MerchantId, Tx } from '#kernel';

export interface StoredAddress {
  readonly id: string;
  readonly regionCode: string;
  readonly region: string;
  /** The private part as JSON, sealed under the key of `sealedFor`: it stays there when she is merged. */
  readonly sealed: string;
  readonly sealedFor: MemberId;
  readonly createdAt: EpochMs;
  readonly isDefault: boolean;
}

export type NewAddress = Omit<StoredAddress, 'createdAt' | 'isDefault'>;

/** A book per member counts her addresses and names the default: one row, so neither can be wrong. */
export interface AddressStore {
  /** The default first, then the newest. */
  list(merchantId: MerchantId, memberId: MemberId): Promise<readonly StoredAddress[]>;
  find(merchantId: MerchantId, memberId: MemberId, id: string): Promise<StoredAddress | undefined>;
  /** False when the book is full. The first address becomes the default. */
  add(tx: Tx, merchantId: MerchantId, memberId: MemberId, address: NewAddress, at: EpochMs): Promise<boolean>;
  change(tx: Tx, merchantId: MerchantId, memberId: MemberId, address: NewAddress): Promise<boolean>;
  makeDefault(tx: Tx, merchantId: MerchantId, memberId: MemberId, id: string): Promise<boolean>;
  /** The newest of the others becomes the default. */
  remove(tx: Tx, merchantId: MerchantId, memberId: MemberId, id: string): Promise<boolean>;
}
