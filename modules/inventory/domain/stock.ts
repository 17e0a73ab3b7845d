import type { EpochMs, MerchantId, SkuId, StoreId } from '#kernel';

/** Pieces of one article at one store. */
export interface StockLine {
  readonly skuId: SkuId;
  readonly storeId: StoreId;
  readonly quantity: number;
}

/** Goods held for one order until it is paid (commit), given up (release) or forgotten (expiry). */
export interface Reservation {
  readonly merchantId: MerchantId;
  readonly reservationId: string;
  readonly lines: readonly StockLine[];
  readonly expiresAt: EpochMs;
}
