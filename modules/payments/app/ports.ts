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
import type { PaymentIntent } from '../domain/payment.ts';
import type { Refund, RefundState } from '../domain/refund.ts';
import type { PaymentProvider } from './provider.ts';

/** Our account at the provider. */
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

/** Where findings go that nobody asked for: a forged notice, a wrong amount. Ids and reasons only. */
interface PaymentsLog {
  warn(facts: object, message: string): void;
}

export interface PaymentsSettings {
  readonly wechat: WechatPayAccount;
  /** Address of our notify route, as the provider reaches it. */
  readonly notifyUrl: string;
  /** Demo: the provider is the sandbox, whose wallet can be asked to confirm. */
  readonly isDemo: boolean;
  readonly log: PaymentsLog;
}

/** Payment intents as rows. Writes are guarded by the state machine and say whether they held. */
export interface Intents {
  find(merchantId: MerchantId, orderId: OrderId): Promise<PaymentIntent | undefined>;
  findByNumber(outTradeNo: string): Promise<PaymentIntent | undefined>;
  findByPrepayId(memberId: MemberId, prepayId: string): Promise<PaymentIntent | undefined>;
  /** The unfinished ones whose next question is due. */
  listToQuery(
    now: EpochMs,
    limit: number,
  ): Promise<readonly (PaymentIntent & { readonly queries: number })[]>;
  /** Stores the intent unless the order has one; returns the one that counts. */
  open(tx: Tx, intent: PaymentIntent, firstQueryAt: EpochMs): Promise<PaymentIntent>;
  prepaid(tx: Tx, intent: PaymentIntent, prepayId: string, at: EpochMs): Promise<boolean>;
  succeeded(tx: Tx, intent: PaymentIntent, transactionId: string, paidAt: EpochMs): Promise<boolean>;
  closed(tx: Tx, intent: PaymentIntent, at: EpochMs): Promise<boolean>;
  asked(tx: Tx, intent: PaymentIntent, nextQueryAt: EpochMs): Promise<void>;
}

export interface Refunds {
  listDue(now: EpochMs, limit: number): Promise<readonly Refund[]>;
  /**
   * Stores the refund and takes its amount from what can still go back; `known` when its name was used before.
   * After `too_much` and `too_many` the caller lets go of the transaction.
   */
  request(tx: Tx, refund: Refund): Promise<'asked' | 'too_much' | 'too_many' | { readonly known: Refund }>;
  /** What can still go back of a payment. */
  openFen(tx: Tx, paymentId: PaymentId): Promise<Fen>;
  move(tx: Tx, refund: Pick<Refund, 'id'>, to: RefundState): Promise<boolean>;
  find(tx: Tx, paymentId: PaymentId, refundId: string): Promise<Refund | undefined>;
  /** Takes the payment's turn at the provider; false while another refund of it was asked for less than `apartMs` ago. */
  takeTurn(tx: Tx, refund: Refund, now: EpochMs, apartMs: number): Promise<boolean>;
  /** Look at it at `at`; not counted as a look. */
  postpone(tx: Tx, refund: Pick<Refund, 'id'>, at: EpochMs): Promise<void>;
  looked(tx: Tx, refund: Refund, nextLookAt: EpochMs): Promise<void>;
}

export const PAYMENTS_SETTINGS = token<PaymentsSettings>('PaymentsSettings');
export const PAYMENT_PROVIDER = token<PaymentProvider>('PaymentProvider');
export const INTENTS = token<Intents>('PaymentIntents');
export const REFUNDS = token<Refunds>('PaymentRefunds');
