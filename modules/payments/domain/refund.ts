import type { EpochMs, Fen, MerchantId, OrderId, PaymentId } from '#kernel';
import type { ProviderName } from './payment.ts';

/** WeChat takes so many refunds of one payment, and waits between two of them (protocols 4.1). */
export const REFUNDS_PER_PAYMENT_MAX = 50;

/**
 * ABNORMAL is the provider's word for "stuck": the same refund is asked for again under the same number. So is one that
 * FAILED, by itself with growing pauses, or at once when somebody says so: a new number would be a second refund where
 * the first arrived after all.
 */
const REFUND_TRANSITIONS = {
  REQUESTED: ['PROCESSING', 'ABNORMAL', 'SUCCEEDED', 'FAILED'],
  PROCESSING: ['ABNORMAL', 'SUCCEEDED', 'FAILED'],
  ABNORMAL: ['PROCESSING', 'SUCCEEDED', 'FAILED'],
  SUCCEEDED: [],
  FAILED: ['REQUESTED'],
} as const satisfies Record<string, readonly string[]>;

export type RefundState = keyof typeof REFUND_TRANSITIONS;

export function refundStatesBefore(to: RefundState): RefundState[] {
  const states = Object.keys(REFUND_TRANSITIONS) as RefundState[];
  return states.filter((from) => (REFUND_TRANSITIONS[from] as readonly string[]).includes(to));
}

/** All or a part of one payment goes back; a payment has up to 50 of them, together never more than it. */
export interface Refund {
  readonly id: string;
  /** The caller's name for it, unique in its payment. */
  readonly refundId: string;
  readonly merchantId: MerchantId;
  readonly orderId: OrderId;
  readonly paymentId: PaymentId;
  readonly outTradeNo: string;
  /** Our number at the provider; never changes, whatever happens to the refund. */
  readonly outRefundNo: string;
  readonly amountFen: Fen;
  /** Of the payment. */
  readonly totalFen: Fen;
  readonly provider: ProviderName;
  /** The provider's own number of the payment. */
  readonly transactionId: string;
  readonly subject: 'order' | 'recharge';
  /** She reads it in her wallet. */
  readonly reason: string;
  readonly state: RefundState;
  /** How often we looked at it; the pauses grow with it. */
  readonly looks: number;
  readonly createdAt: EpochMs;
  /** The time under which its provider knows it; another one only after the provider said that this one failed. */
  readonly requestedAt: EpochMs;
}
