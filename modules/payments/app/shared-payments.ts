import { type Fen, type MerchantId, type OrderId, type PaymentId, token } from '#kernel';

/** A payment that came in through WeChat Pay, as who shares it (分账) sees it. */
export interface PaidByWechat {
  readonly paymentId: PaymentId;
  /** WeChat's own number. */
  readonly transactionId: string;
  readonly paidFen: Fen;
  /** It was opened as one that may be shared; WeChat keeps its money frozen until then. */
  readonly isShared: boolean;
  /** All that were asked for, whatever became of them: one that failed is asked for again. */
  readonly refunds: readonly { readonly id: string; readonly amountFen: Fen }[];
}

/** What a module above needs of our account at WeChat Pay for APIs of its own. Errors as of every provider. */
export interface SharedPayments {
  readonly account: { readonly appId: string; readonly mchId: string };
  /** Undefined = not paid, or by somebody else. */
  find(merchantId: MerchantId, orderId: OrderId): Promise<PaidByWechat | undefined>;
  call(method: 'GET' | 'POST', path: string, body?: object): Promise<unknown>;
  /** Personal data under WeChat's public key (RSA-OAEP): nobody here can open it again. */
  seal(plain: string): string;
}

export const SHARED_PAYMENTS = token<SharedPayments>('SharedPayments');

/**
 * Asked before a refund is asked for at its provider: false = not yet, ask again later. Whoever shared the payment gets
 * back what is needed first.
 */
export type RefundGate = (refund: {
  readonly id: string;
  readonly merchantId: MerchantId;
  readonly orderId: OrderId;
  readonly amountFen: Fen;
}) => Promise<boolean>;

/** Bound by the module above that shares payments. */
export const REFUND_GATE = token<RefundGate>('RefundGate');
