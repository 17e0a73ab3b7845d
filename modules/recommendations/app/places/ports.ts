import type { EpochMs, MemberId, MerchantId, ProductId, StoreId } from '#kernel';

/** One line of a paid order, without any name; lines of one order share their `basket`. */
export interface PaidLine {
  readonly basket: string;
  readonly productId: ProductId;
  readonly at: EpochMs;
}

export interface MemberPurchase {
  readonly memberId: MemberId;
  readonly productId: ProductId;
  readonly storeId: StoreId | null;
  readonly at: EpochMs;
}

export interface StoreVisits {
  readonly storeId: StoreId;
  /** Days on which she was there. */
  readonly days: number;
}

/** The event log as the places read it. */
export interface PlaceReads {
  /**
   * The newest lines since `from`, at most `linesMax`. Lines that are kept without a member are left out: of
   * them only the hour is known, and an hour is no basket.
   */
  paidLines(merchantId: MerchantId, from: EpochMs, linesMax: number): Promise<readonly PaidLine[]>;
  /** What known members bought until `until`, by member and time; in batches that may cut a member in two. */
  purchases(merchantId: MerchantId, until: EpochMs): AsyncIterable<readonly MemberPurchase[]>;
  /** Per store, on how many days (Asia/Shanghai) she was there since `from`. */
  visitsOf(merchantId: MerchantId, memberId: MemberId, from: EpochMs): Promise<readonly StoreVisits[]>;
}
