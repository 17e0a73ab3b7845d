import type { EpochMs, Fen, MerchantId, OrderId, PaymentId } from '#kernel';

/** ABNORMAL is the provider's word for "stuck": the same refund is asked for again under the same number. */
const REFUND_TRANSITIONS = {
  REQUESTED: ['PROCESSING', 'ABNORMAL', 'SUCCEEDED', 'FAILED'],
  PROCESSING: ['ABNORMAL', 'SUCCEEDED', 'FAILED'],
  ABNORMAL: ['PROCESSING', 'SUCCEEDED', 'FAILED'],
  SUCCEEDED: [],
  FAILED: [],
} as const satisfies Record<string, readonly string[]>;

export type RefundState = keyof typeof REFUND_TRANSITIONS;

export function refundStatesBefore(to: RefundState): RefundState[] {
  const states = Object.keys(REFUND_TRANSITIONS) as RefundState[];
  return states.filter((from) => (REFUND_TRANSITIONS[from] as readonly string[]).includes(to));
}

/** All or a part of one payment goes back; there is at most one refund per payment. */
export interface Refund {
  readonly id: string;
  readonly merchantId: MerchantId;
  readonly orderId: OrderId;
  readonly paymentId: PaymentId;
  readonly outTradeNo: string;
  readonly outRefundNo: string;
  readonly amountFen: Fen;
  /** Of the payment. */
  readonly totalFen: Fen;
  readonly subject: 'order' | 'recharge';
  readonly state: RefundState;
  /** How often we looked at it; the pauses grow with it. */
  readonly looks: number;
  readonly createdAt: EpochMs;
}
