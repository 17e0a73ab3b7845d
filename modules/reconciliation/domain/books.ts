import type { EpochMs, OrderId, PaymentId } from '#kernel';

/** A line of a bill as it is kept. `number`: of the payment, or of the refund as the bill writes it. */
export interface BilledLine {
  readonly kind: 'payment' | 'refund';
  readonly number: string;
  readonly transactionId: string;
  readonly amountFen: number;
  readonly at: EpochMs;
}

/** What this module needs to know of a payment; payments knows it as `BookedPayment`. */
export interface KnownPayment {
  readonly paymentId: PaymentId;
  readonly orderId: OrderId;
  readonly subject: string;
  readonly number: string;
  readonly amountFen: number;
  readonly standing: 'paid' | 'returned' | 'reversed' | 'unpaid';
  readonly state: string;
  readonly paidAt: EpochMs | null;
}

export interface KnownRefund {
  readonly paymentId: PaymentId;
  readonly orderId: OrderId;
  readonly number: string;
  readonly billNumber: string;
  readonly amountFen: number;
  readonly standing: 'done' | 'under_way';
  readonly state: string;
  readonly doneAt: EpochMs | null;
}

export interface KnownOrder {
  readonly id: OrderId;
  readonly number: string;
  readonly state: string;
  readonly isPaid: boolean;
  readonly externalFen: number;
}
