import type { EpochMs, MerchantId, OrderId, StaffId, StoreId, Tx } from '#kernel';

/** An order that was sold at a counter (PAY-05): its goods are handed over at once, by whom it says. */
export interface TillSale {
  readonly merchantId: MerchantId;
  readonly orderId: OrderId;
  readonly storeId: StoreId;
  readonly staffId: StaffId;
  readonly soldAt: EpochMs;
}

export interface TillSales {
  add(tx: Tx, sale: TillSale): Promise<void>;
  /** Undefined = sold online. With `tx` it sees the transaction's own writes. */
  find(merchantId: MerchantId, orderId: OrderId, tx?: Tx): Promise<TillSale | undefined>;
}
