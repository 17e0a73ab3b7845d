import { type MerchantId, type OrderId, type SkuId, type StoreId, type Tx, token } from '#kernel';

export interface PiecesTaken {
  readonly skuId: SkuId;
  readonly quantity: number;
  /** Of all lines of this article, less what she asked back. */
  readonly ordered: number;
}

/** 部分提货 (FUL-01): what of an order was handed over before the rest. */
export interface PickupPieces {
  /** False when more would be taken than was ordered in all; the transaction is to be given up then. */
  take(
    tx: Tx,
    part: { readonly merchantId: MerchantId; readonly orderId: OrderId; readonly storeId: StoreId },
    pieces: readonly PiecesTaken[],
  ): Promise<boolean>;
  /** With what this transaction took. */
  taken(
    tx: Tx,
    part: { readonly merchantId: MerchantId; readonly orderId: OrderId; readonly storeId: StoreId },
  ): Promise<ReadonlyMap<SkuId, number>>;
}
export const PICKUP_PIECES = token<PickupPieces>('PickupPieces');
