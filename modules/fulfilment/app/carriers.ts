import { type MerchantId, type OrderId, type StoreId, type Tx, token } from '#kernel';

/** Who has been told where a part goes. */
export interface Carriers {
  /** A waybill with her address on it was asked for, or a courier called. Holds as long as the caller holds the part. */
  areOrdered(
    tx: Tx,
    part: { readonly merchantId: MerchantId; readonly orderId: OrderId; readonly storeId: StoreId },
  ): Promise<boolean>;
}
export const CARRIERS = token<Carriers>('Carriers');
