import {
  type EpochMs,
  type Fen,
  type MemberId,
  type MerchantId,
  type OrderId,
  type PaymentId,
  type Tx,
  token,
} from '#kernel';
import type { PaymentIntent, ProviderName } from '../domain/payment.ts';
import type { Refund, RefundState } from '../domain/refund.ts';
import type { PaymentProviders } from './providers.ts';

/** Our account at WeChat Pay. */
export interface WechatPayAccount {
  readonly apiUrl: string;
  readonly appId: string;
  readonly mchId: string;
  readonly serial: string;
  readonly privateKeyPem: string;
  readonly apiV3Key: string;
  /** `PUB_KEY_ID_…`, or the serial of a platform certificate. */
  readonly platformKeyId: string;
  readonly platformPublicKeyPem: string;
}

/** Our app at Alipay; keys as PEM. */
export interface AlipayAccount {
  /** `https://openapi.alipay.com/gateway.do` */
  readonly gatewayUrl: string;
  readonly appId: string;
  /** The account that gets the money, `2088…`. */
  readonly sellerId: string;
  /** PKCS#8. */
  readonly privateKeyPem: string;
  readonly alipayPublicKeyPem: string;
}

/** Our merchant number at UnionPay (acp 5.1.0); keys and certificates as PEM. */
export interface UnionpayAccount {
  /** `https://gateway.95516.com/gateway/api` */
  readonly gatewayUrl: string;
  readonly merId: string;
  /** Serial of our signing certificate, decimal. */
  readonly certId: string;
  readonly privateKeyPem: string;
  /** The chain that every certificate of UnionPay has to hang on. */
  readonly rootCertificatePem: string;
  readonly middleCertificatePem: string;
}

/** Where findings go that nobody asked for: a forged notice, a wrong amount. Ids and reasons only. */
interface PaymentsLog {
  warn(facts: object, message: string): void;
}

export interface PaymentsSettings {
  readonly wechat: WechatPayAccount;
  /** null: not offered. */
  readonly alipay: AlipayAccount | null;
  readonly unionpay: UnionpayAccount | null;
  /** Address of our notice route of a provider, as the provider reaches it. */
  readonly noticeUrl: (provider: ProviderName) => string;
  /** Where the provider's page sends the shopper back to. */
  readonly returnUrl: string;
  /** Demo: the provider is the sandbox, whose wallet can be asked to confirm. */
  readonly isDemo: boolean;
  readonly log: PaymentsLog;
}

/** Payment intents as rows. Writes are guarded by the state machine and say whether they held. */
export interface Intents {
  find(merchantId: MerchantId, orderId: OrderId): Promise<PaymentIntent | undefined>;
  findByNumber(outTradeNo: string): Promise<PaymentIntent | undefined>;
  findByPrepayId(memberId: MemberId, prepayId: string): Promise<PaymentIntent | undefined>;
  findOfMember(memberId: MemberId, id: string): Promise<PaymentIntent | undefined>;
  /** The unfinished ones whose next question is due. */
  listToQuery(
    now: EpochMs,
    limit: number,
  ): Promise<readonly (PaymentIntent & { readonly queries: number })[]>;
  /** Stores the intent unless the order has one; returns the one that counts. */
  open(tx: Tx, intent: PaymentIntent, firstQueryAt: EpochMs): Promise<PaymentIntent>;
  /**
   * Gives an unfinished intent another number, at the same or another provider; false when it has another one already,
   * or something else is open at the shopper than `before` says.
   */
  renumbered(
    tx: Tx,
    before: PaymentIntent,
    next: {
      readonly provider: ProviderName;
      readonly payer: string;
      readonly outTradeNo: string;
      readonly nextQueryAt: EpochMs;
      /** Known before the provider is asked, where it knows the payment by more than its number. */
      readonly prepayId?: string | null;
    },
  ): Promise<boolean>;
  /** Another amount, under another number; false as for `renumbered`. */
  repriced(
    tx: Tx,
    before: PaymentIntent,
    next: { readonly outTradeNo: string; readonly amountFen: Fen; readonly nextQueryAt: EpochMs },
  ): Promise<boolean>;
  /** Sees the transaction's own writes. */
  isBegun(tx: Tx, merchantId: MerchantId, orderId: OrderId): Promise<boolean>;
  /** In place of the one that was read; false when somebody else was faster. */
  prepaid(tx: Tx, intent: PaymentIntent, prepayId: string, at: EpochMs): Promise<boolean>;
  succeeded(tx: Tx, intent: PaymentIntent, transactionId: string, paidAt: EpochMs): Promise<boolean>;
  /** Whether this very number was paid by another transaction. */
  isPaidOtherwise(tx: Tx, intent: PaymentIntent, transactionId: string): Promise<boolean>;
  /** False when it is not open any more, or something else is open at the shopper than `intent` says. */
  closed(tx: Tx, intent: PaymentIntent, at: EpochMs): Promise<boolean>;
  asked(tx: Tx, intent: PaymentIntent, nextQueryAt: EpochMs): Promise<void>;
}

/** A number that we no longer want to be paid under, with its intent as it was then. */
export interface GivenUp {
  readonly intent: PaymentIntent;
  /**
   * GONE: the provider will not take money for it any more. WATCHED: it may until `watchUntil`. RETURNING,
   * RETURN_ASKED, RETURNED: it did, and the money goes back.
   */
  readonly state: 'GONE' | 'WATCHED' | 'RETURNING' | 'RETURN_ASKED' | 'RETURNED';
  readonly watchUntil: EpochMs;
  readonly looks: number;
  readonly transactionId: string | null;
  readonly paidAt: EpochMs | null;
  /** The time under which the provider knows its refund. */
  readonly returnRequestedAt: EpochMs;
}

export interface GivenUpNumbers {
  /** Nothing where the number is one of these. */
  add(tx: Tx, intent: PaymentIntent, state: 'GONE' | 'WATCHED', at: EpochMs): Promise<void>;
  /** The intent as it was under this number. */
  find(outTradeNo: string): Promise<PaymentIntent | undefined>;
  listDue(now: EpochMs, limit: number): Promise<readonly GivenUp[]>;
  /** Money came for it: false when that was known, or the number is none of these. */
  paid(tx: Tx, outTradeNo: string, transactionId: string, paidAt: EpochMs): Promise<boolean>;
  /** `at`: when its money was back. */
  move(tx: Tx, number: GivenUp, to: GivenUp['state'], at?: EpochMs): Promise<boolean>;
  /** The provider says that its refund failed: it is asked for anew under another time. */
  returnFailed(tx: Tx, number: GivenUp, at: EpochMs): Promise<boolean>;
  looked(tx: Tx, number: GivenUp, nextLookAt: EpochMs): Promise<void>;
  forget(tx: Tx, outTradeNo: string): Promise<void>;
}

export interface Refunds {
  /** Those under way, and those that failed and may be asked for again. */
  listDue(now: EpochMs, limit: number): Promise<readonly Refund[]>;
  /**
   * Stores the refund and takes its amount from what can still go back; `known` when its name was used before.
   * After `too_much` and `too_many` the caller lets go of the transaction.
   */
  request(tx: Tx, refund: Refund): Promise<'asked' | 'too_much' | 'too_many' | { readonly known: Refund }>;
  /** What can still go back of a payment. */
  openFen(tx: Tx, paymentId: PaymentId): Promise<Fen>;
  /** `at`: when its money arrived. */
  move(tx: Tx, refund: Pick<Refund, 'id'>, to: RefundState, at?: EpochMs): Promise<boolean>;
  /** `isOver`: the provider itself said that this asking came to nothing; the next one is a new one. */
  failed(tx: Tx, refund: Refund, again: { readonly at: EpochMs; readonly isOver: boolean }): Promise<boolean>;
  /** A failed one is asked for again from now on, under its number. */
  again(tx: Tx, refund: Pick<Refund, 'id'>, now: EpochMs): Promise<boolean>;
  find(tx: Tx, paymentId: PaymentId, refundId: string): Promise<Refund | undefined>;
  /** Takes the payment's turn at the provider; false while another refund of it was asked for less than `apartMs` ago. */
  takeTurn(tx: Tx, refund: Refund, now: EpochMs, apartMs: number): Promise<boolean>;
  /** Look at it at `at`; not counted as a look. */
  postpone(tx: Tx, refund: Pick<Refund, 'id'>, at: EpochMs): Promise<void>;
  looked(tx: Tx, refund: Refund, nextLookAt: EpochMs): Promise<void>;
}

export const PAYMENTS_SETTINGS = token<PaymentsSettings>('PaymentsSettings');
export const PAYMENT_PROVIDERS = token<PaymentProviders>('PaymentProviders');
export const INTENTS = token<Intents>('PaymentIntents');
export const GIVEN_UP = token<GivenUpNumbers>('PaymentGivenUp');
export const REFUNDS = token<Refunds>('PaymentRefunds');
