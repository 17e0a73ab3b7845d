import type { EpochMs, MerchantId, StaffId, StoreId, Tx } from '#kernel';
import type { MerchandisingRule } from '../domain/merchandising-rule.ts';

/** A rule with the people behind it. */
export interface FiledRule extends MerchandisingRule {
  readonly createdBy: StaffId;
  readonly createdAt: EpochMs;
  /** Who ended it before its time; null for one that runs or ran out. */
  readonly endedBy: StaffId | null;
}

export interface RuleStore {
  /** Merchants that have ever had a rule; the number goes up with every change. */
  versions(): Promise<readonly { readonly merchantId: MerchantId; readonly version: number }[]>;
  /** What is not over at `now`. */
  open(merchantId: MerchantId, now: EpochMs): Promise<readonly MerchandisingRule[]>;
  /** Newest first; `storeId` = those that count at this store. */
  list(
    merchantId: MerchantId,
    filter: { readonly storeId: StoreId | undefined; readonly openAt: EpochMs | undefined },
    before: readonly [createdAt: number, id: string] | undefined,
    limit: number,
  ): Promise<readonly FiledRule[]>;
  /** Raises the version. Whoever changes rules of this merchant at the same time waits for our commit. */
  claim(tx: Tx, merchantId: MerchantId): Promise<void>;
  openIn(tx: Tx, merchantId: MerchantId, now: EpochMs): Promise<readonly MerchandisingRule[]>;
  find(tx: Tx, merchantId: MerchantId, id: string): Promise<FiledRule | undefined>;
  add(tx: Tx, merchantId: MerchantId, rule: FiledRule): Promise<void>;
  /** False when it was over already. */
  end(tx: Tx, merchantId: MerchantId, id: string, at: EpochMs, by: StaffId): Promise<boolean>;
}
