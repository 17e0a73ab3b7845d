import type { DomainEvent, EpochMs, Fen, MemberId, MerchantId, OrderId, SkuId, StoreId } from '#kernel';
import type { AfterSaleState } from '../domain/after-sale-states.ts';

/** A request took a step; who has to be told hears of it here. */
export interface AfterSaleMoved extends DomainEvent {
  readonly type: 'after-sale.moved';
  readonly merchantId: MerchantId;
  readonly afterSaleId: string;
  readonly orderId: OrderId;
  readonly memberId: MemberId;
  readonly storeId: StoreId;
  readonly state: AfterSaleState;
}

/** The shop would pay less than she asked for; what she does not answer until then, she takes. */
export interface LessOffered extends DomainEvent {
  readonly type: 'after-sale.less_offered';
  readonly merchantId: MerchantId;
  readonly afterSaleId: string;
  readonly orderId: OrderId;
  readonly memberId: MemberId;
  readonly storeId: StoreId;
  readonly offeredFen: Fen;
  readonly askedFen: Fen;
  readonly answerBefore: EpochMs;
}

/** Everything that a refund takes back is taken back in this commit; the provider's money follows. */
export interface AfterSaleRefunded extends DomainEvent {
  readonly type: 'after-sale.refunded';
  readonly merchantId: MerchantId;
  readonly afterSaleId: string;
  readonly orderId: OrderId;
  readonly memberId: MemberId;
  readonly storeId: StoreId;
  readonly goodsFen: Fen;
  readonly shippingFen: Fen;
  /** What all refunds of the order come to, with this one. */
  readonly orderRefundedFen: Fen;
  /** Nothing that was bought is left. */
  readonly isWholeOrder: boolean;
  readonly lines: readonly { readonly skuId: SkuId; readonly pieces: number; readonly amountFen: Fen }[];
  readonly refundedAt: EpochMs;
}
