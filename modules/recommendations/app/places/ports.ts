import type { EpochMs, MemberId, MerchantId, ProductId, StoreId } from '#kernel';

/** One line of a paid order, without any name; lines of one order share their `basket`. */
export interface PaidLine {
  readonly basket: string;
  readonly productId: ProductId;
  readonly at: EpochMs;
}

/** How one member buys: what is needed to see that she is late by her own measure. */
export interface BuyingRhythm {
  readonly memberId: MemberId;
  /** Different days (Asia/Shanghai) on which she paid. */
  readonly days: number;
  readonly firstAt: EpochMs;
  readonly lastAt: EpochMs;
  /** Last purchase at the store that was asked about; 0 = none. */
  readonly lastHereAt: EpochMs;
}

export interface PurchaseOfMember {
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
  /** The newest lines since `from`, at most `linesMax`, of everybody. */
  paidLines(merchantId: MerchantId, from: EpochMs, linesMax: number): Promise<readonly PaidLine[]>;
  /** Members who paid on at least `daysMin` days until `until`, by member id, after `after`. */
  rhythms(
    merchantId: MerchantId,
    range: { readonly until: EpochMs; readonly daysMin: number; readonly storeId: StoreId | undefined },
    after: string,
    limit: number,
  ): Promise<readonly BuyingRhythm[]>;
  /** Newest first. */
  purchasesOf(
    merchantId: MerchantId,
    memberId: MemberId,
    until: EpochMs,
    limit: number,
  ): Promise<readonly PurchaseOfMember[]>;
  /** Per store, on how many days (Asia/Shanghai) she was there since `from`. */
  visitsOf(merchantId: MerchantId, memberId: MemberId, from: EpochMs): Promise<readonly StoreVisits[]>;
}
