import type { DomainEvent, EpochMs, Fen, MerchantId, OrderId, PaymentId } from '#kernel';
import type { PaymentProviderName, PaymentSubject } from './payments.ts';

/** The provider has the money. Emitted once per order, in the transaction of the state change. */
export interface PaymentSucceeded extends DomainEvent {
  readonly type: 'payments.payment_succeeded';
  readonly merchantId: MerchantId;
  readonly orderId: OrderId;
  readonly paymentId: PaymentId;
  readonly amountFen: Fen;
  readonly provider: PaymentProviderName;
  readonly providerTransactionId: string;
  /** Missing = an order. */
  readonly subject?: PaymentSubject;
  readonly paidAt: EpochMs;
}

interface RefundEvent extends DomainEvent {
  readonly merchantId: MerchantId;
  readonly orderId: OrderId;
  readonly paymentId: PaymentId;
  /** The name under which it was asked for. */
  readonly refundId: string;
  readonly amountFen: Fen;
  /** Missing = an order. */
  readonly subject?: PaymentSubject;
}

/** The provider has given the money back. Once per refund. */
export interface RefundSucceeded extends RefundEvent {
  readonly type: 'payments.refund_succeeded';
  readonly refundedAt: EpochMs;
}

/** The provider has given up. It is asked again, after a pause or by `PAYMENTS.retryRefund`, under the same number. */
export interface RefundFailed extends RefundEvent {
  readonly type: 'payments.refund_failed';
}

/** What this module needs to know of `orders.refund_due`: orders lies above, so its type cannot be imported. */
export interface RefundDue extends DomainEvent {
  readonly type: 'orders.refund_due';
  readonly merchantId: MerchantId;
  readonly orderId: OrderId;
}
