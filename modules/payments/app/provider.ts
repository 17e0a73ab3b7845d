import type { EpochMs, Fen, StoreId } from '#kernel';
import type { PaymentIntent, ProviderName } from '../domain/payment.ts';
import type { ProviderAccount, ProviderTransaction } from '../domain/provider-transaction.ts';
import type { TradeBill } from './bills.ts';
import type { PaymentParams } from './payments.ts';

/** A payment as the provider sees it; `unknown` when it never heard of the number. */
export type ProviderAnswer = ProviderTransaction | 'unknown';

export interface ProviderRefund {
  readonly status: 'PROCESSING' | 'SUCCESS' | 'ABNORMAL' | 'CLOSED';
  readonly succeededAt: EpochMs | null;
}

/** A payment as its provider has to be asked about it. */
export type PaymentAtProvider = Pick<PaymentIntent, 'outTradeNo' | 'prepayId' | 'channel'>;

/**
 * `closed`: nobody can pay any more. `refused`: ask what became of the payment. `expires`: this provider cannot close
 * what is open at the shopper; it can be paid until its time is over.
 */
export type CloseAnswer = 'closed' | 'refused' | 'expires';

export interface RefundRequest {
  readonly outTradeNo: string;
  /** The provider's own number of the payment. */
  readonly transactionId: string;
  /** Stable: the provider treats a repeated number as the same refund. Letters and digits, at most 40. */
  readonly outRefundNo: string;
  /** Stable as well, until the provider says that it failed: UnionPay knows a refund by its number and this time. */
  readonly requestedAt: EpochMs;
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

export interface CodeCharge {
  /** What the scanner read from her wallet. */
  readonly payCode: string;
  readonly storeId: StoreId;
}

/** Payment by the code in her wallet (付款码). */
export interface ProviderAtTill {
  /** What the provider knows a scan by beside its number, stored before it is asked; missing = the number is enough. */
  readonly prepayIdAt?: (scannedAt: EpochMs) => string;
  /** What became of it at once; `asking` = she types her password. Throws `ProviderRefused` with the provider's word. */
  charge(intent: PaymentIntent, charge: CodeCharge): Promise<ProviderTransaction | 'asking'>;
  /**
   * 撤销: nothing was paid, or it went back. `unheard`: no such number there, yet. `refused`: ask what became of it.
   * Repeatable; an answer that never came says nothing.
   */
  reverse(payment: PaymentAtProvider): Promise<'reversed' | 'unheard' | 'refused'>;
}

/** The outside that takes the money. Every method may throw `ProviderUnreachable`; then nothing is known. */
export interface PaymentProvider<Name extends ProviderName = ProviderName> {
  readonly name: Name;
  /** Ours there; what it says about a payment has to name it. */
  readonly account: ProviderAccount;
  readonly atTill: ProviderAtTill;
  /** What `paramsFor` needs. Throws `ProviderRefused` when the provider will not take this payment. */
  /** `openid`: who has to pay, where this provider asks for somebody; else empty. */
  prepay(intent: PaymentIntent, openid: string): Promise<string>;
  paramsFor(intent: PaymentIntent, prepayId: string): PaymentParams[Name];
  query(payment: PaymentAtProvider): Promise<ProviderAnswer>;
  close(payment: PaymentAtProvider): Promise<CloseAnswer>;
  refund(request: RefundRequest): Promise<ProviderRefund>;
  queryRefund(request: RefundRequest): Promise<ProviderRefund>;
  /** What it wrote down of one business day, `2026-11-21`. */
  bill(day: string): Promise<TradeBill>;
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
