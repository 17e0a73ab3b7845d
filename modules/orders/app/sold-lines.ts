import {
  type EpochMs,
  type Fen,
  type MemberId,
  type MerchantId,
  type OrderId,
  type ProductId,
  type SkuId,
  type StoreId,
  type Tx,
  token,
} from '#kernel';
import type { StockLine } from '#modules/inventory';
import type { PieceCount } from '../domain/order.ts';
import type { GroupState, OrderState } from '../domain/order-states.ts';

/** One line of an order that was paid, with what goes back of it. */
export interface SoldLine {
  /** Names the line in its store's part. */
  readonly position: number;
  readonly skuId: SkuId;
  readonly productId: ProductId;
  readonly title: string;
  readonly optionText: string;
  readonly imageUrl: string;
  readonly quantity: number;
  /** Paid for all pieces together, after every discount. */
  readonly totalFen: Fen;
  /** What points paid of it; not in `totalFen`. */
  readonly pointsFen: Fen;
  readonly isGift: boolean;
  /** Asked back or back already. */
  readonly asked: { readonly pieces: number; readonly amountFen: Fen };
  readonly refunded: { readonly pieces: number; readonly amountFen: Fen };
}

export interface SoldGroup {
  readonly storeId: StoreId;
  readonly storeName: string;
  readonly state: GroupState;
  /** The instant at which the goods were in her hands. */
  readonly receivedAt: EpochMs | null;
  /** Of a part that leaves in several parcels the pieces in them; null = on its way (拆单发货, ORD-04). */
  readonly sent: readonly (PieceCount & { readonly receivedAt: EpochMs | null })[];
  /** Handed over in the commit that paid it: nobody waited for anything. */
  readonly isOverTheCounter: boolean;
  readonly shippingFen: Fen;
  readonly shippingAskedFen: Fen;
  readonly lines: readonly SoldLine[];
}

export interface SoldOrder {
  readonly merchantId: MerchantId;
  readonly id: OrderId;
  readonly number: string;
  readonly memberId: MemberId;
  readonly state: OrderState;
  readonly paidAt: EpochMs | null;
  readonly payableFen: Fen;
  /** Of that: went back, or is on its way. */
  readonly refundedFen: Fen;
  readonly storedValueFen: Fen;
  readonly points: { readonly burn: number; readonly worthFen: Fen };
  /** Under this id points and stored value stand in their books (`orders.order`). */
  readonly takenAs: string;
  readonly coupons: readonly string[];
  readonly groups: readonly SoldGroup[];
}

/** Pieces and money of one store's part that are asked back. */
export interface PartBack {
  readonly orderId: OrderId;
  readonly storeId: StoreId;
  readonly shippingFen: Fen;
  readonly lines: readonly { readonly position: number; readonly pieces: number; readonly amountFen: Fen }[];
}

/** What all refunds of an order come to. */
export interface BackSoFar {
  readonly refundedFen: Fen;
  /** Of what points paid. */
  readonly pointsFen: Fen;
}

/**
 * Paid lines for those who give back (ORD-07). Commands join the caller's commit, take the order's row until then, and
 * are guarded: a line never gives back more pieces or money than it was bought with.
 */
export interface SoldLines {
  find(merchantId: MerchantId, orderId: OrderId): Promise<SoldOrder | undefined>;
  findByNumber(merchantId: MerchantId, number: string): Promise<SoldOrder | undefined>;
  /** As above, of what a till of this store sold (PAY-05); not what another system did, nor what was fetched there. */
  findTillSale(merchantId: MerchantId, storeId: StoreId, number: string): Promise<SoldOrder | undefined>;
  /** Sees the transaction's own writes, and takes the order's row. */
  lock(tx: Tx, merchantId: MerchantId, orderId: OrderId): Promise<SoldOrder>;
  /** Whether the goods are still in the shop; while the transaction lasts they stay there. */
  isUnsent(tx: Tx, merchantId: MerchantId, orderId: OrderId, storeId: StoreId): Promise<boolean>;
  /** Pieces that she took before the rest of a part (部分提货, FUL-01), by article; locked, there will be no more of them. */
  handedOver(
    tx: Tx,
    merchantId: MerchantId,
    orderId: OrderId,
    storeId: StoreId,
  ): Promise<ReadonlyMap<SkuId, number>>;
  /** 409 `orders.not_refundable` where another request was quicker, or nothing is left. */
  claim(tx: Tx, merchantId: MerchantId, part: PartBack): Promise<void>;
  /** The request came to nothing. */
  unclaim(tx: Tx, merchantId: MerchantId, part: PartBack): Promise<void>;
  /** What was claimed goes back. `isWhole`: nothing that was bought is left. */
  settle(
    tx: Tx,
    merchantId: MerchantId,
    part: PartBack,
  ): Promise<{ readonly before: BackSoFar; readonly after: BackSoFar; readonly isWhole: boolean }>;
  /**
   * Goods that were given back before they were sent are not sent: a part of which nothing waits any more ends, and the
   * order with the last one.
   */
  endEmpty(tx: Tx, merchantId: MerchantId, orderId: OrderId, storeId: StoreId, at: EpochMs): Promise<void>;
  /** What these lines took from the shelf; a bundle is on none, its components are. */
  goodsOf(
    merchantId: MerchantId,
    storeId: StoreId,
    lines: readonly { readonly skuId: SkuId; readonly quantity: number }[],
  ): Promise<readonly StockLine[]>;
}

export const SOLD_LINES = token<SoldLines>('SoldLines');
