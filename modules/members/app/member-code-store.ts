import type { MemberId, MerchantId, Tx } from '#kernel';

export interface StoredCode {
  readonly nonce: string;
  readonly memberId: MemberId;
  readonly step: number;
}

export interface MemberCodeStore {
  /** False when the nonce is taken. */
  add(tx: Tx, merchantId: MerchantId, code: StoredCode): Promise<boolean>;
  /** One that was not scanned yet. */
  find(tx: Tx, merchantId: MerchantId, nonce: string, oldestStep: number): Promise<StoredCode | undefined>;
  /** True for one scan only, wherever the tills are. */
  spend(tx: Tx, merchantId: MerchantId, nonce: string): Promise<boolean>;
  forgetBefore(tx: Tx, step: number): Promise<void>;
}
