import type { EpochMs, Fen } from '#kernel';
import type { PaymentIntent } from '../domain/payment.ts';
import type { ProviderTransaction } from '../domain/provider-transaction.ts';
import type { PaymentProviderName, PhoneParams } from './payments.ts';

/** A payment as the provider sees it; `unknown` when it never heard of the number. */
export type ProviderAnswer = ProviderTransaction | 'unknown';

export interface ProviderRefund {
  readonly status: 'PROCESSING' | 'SUCCESS' | 'ABNORMAL' | 'CLOSED';
  readonly succeededAt: EpochMs | null;
}

export interface RefundRequest {
  readonly outTradeNo: string;
  /** Stable: the provider treats a repeated number as the same refund. */
  readonly outRefundNo: string;
  readonly amountFen: Fen;
  readonly totalFen: Fen;
  readonly reason: string;
}

/** A message that claims to come from the provider. */
export interface ProviderMessage {
  /** Header names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Exactly the bytes that arrived: the signature is over them. */
  readonly body: Buffer;
}

/** The outside that takes the money. Every method may throw `ProviderUnreachable`; then nothing is known. */
export interface PaymentProvider {
  readonly name: PaymentProviderName;
  /** Throws `ProviderRefused` when the provider will not take this payment. */
  prepay(intent: PaymentIntent): Promise<string>;
  phoneParams(prepayId: string): PhoneParams;
  query(outTradeNo: string): Promise<ProviderAnswer>;
  /** False when the provider would not: ask it what became of the payment. */
  close(outTradeNo: string): Promise<boolean>;
  refund(request: RefundRequest): Promise<ProviderRefund>;
  queryRefund(outRefundNo: string): Promise<ProviderRefund>;
  /** The transaction inside a genuine notice, undefined for other news; throws `NoticeRejected`. */
  readNotice(message: ProviderMessage): Promise<ProviderTransaction | undefined>;
}

/** No answer, or one that cannot be trusted (bad signature, 5xx, 429): ask again later. */
export class ProviderUnreachable extends Error {
  override readonly name = 'ProviderUnreachable';
}

/** The provider understood and said no. */
export class ProviderRefused extends Error {
  override readonly name = 'ProviderRefused';
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** Not from the provider, or not to be believed any more. The reason is for the log, not for the sender. */
export class NoticeRejected extends Error {
  override readonly name = 'NoticeRejected';
}
