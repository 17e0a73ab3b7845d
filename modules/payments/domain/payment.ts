import type { EpochMs, Fen, MemberId, MerchantId, OrderId, PaymentId } from '#kernel';

/** WeChat Pay, Alipay (支付宝), UnionPay (银联). */
export const PROVIDER_NAMES = ['wechat', 'alipay', 'unionpay'] as const;

export type ProviderName = (typeof PROVIDER_NAMES)[number];

/**
 * The life of one payment intent. An order has exactly one intent for ever, so that asking twice can never
 * charge twice.
 *
 * CLOSED → SUCCEEDED is legal: when the provider says that the money was taken, then it was, whatever we
 * believed before. The order decides whether goods or a refund follow.
 */
export const PAYMENT_TRANSITIONS = {
  CREATED: ['PREPAID', 'SUCCEEDED', 'CLOSED'],
  PREPAID: ['SUCCEEDED', 'CLOSED'],
  CLOSED: ['SUCCEEDED'],
  SUCCEEDED: [],
} as const satisfies Record<string, readonly string[]>;

export type PaymentState = keyof typeof PAYMENT_TRANSITIONS;

/** States from which `to` may be reached; the guard of every UPDATE is made from it. */
export function statesBefore(to: PaymentState): PaymentState[] {
  const states = Object.keys(PAYMENT_TRANSITIONS) as PaymentState[];
  return states.filter((from) => (PAYMENT_TRANSITIONS[from] as readonly string[]).includes(to));
}

export type PaymentChannel = 'online' | 'till';

/** Our promise to collect `amountFen` for one order, stored before the provider hears of it. */
export interface PaymentIntent {
  readonly id: PaymentId;
  readonly merchantId: MerchantId;
  readonly orderId: OrderId;
  readonly orderNumber: string;
  readonly memberId: MemberId;
  readonly provider: ProviderName;
  /** Who has to pay: blind index of her openid, never the openid; empty where the provider asks for nobody in particular. */
  readonly payer: string;
  readonly amountFen: Fen;
  readonly description: string;
  /** Our number at the provider, 32 letters and digits; a new one when she pays another way. */
  readonly outTradeNo: string;
  /** What the provider's page or app is opened with: a prepay id, a QR code, a time (`txnTime`). */
  readonly prepayId: string | null;
  readonly prepaidAt: EpochMs | null;
  readonly expiresAt: EpochMs;
  readonly state: PaymentState;
  /** Missing = nobody but us gets any of it. */
  readonly isShared?: boolean;
  readonly subject: 'order' | 'recharge';
  /** `till`: she showed the code in her wallet at a counter (PAY-05). */
  readonly channel: PaymentChannel;
}
