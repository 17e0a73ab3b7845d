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

export type PaymentProviderName = ProviderName;

/** What the phone hands to `wx.requestPayment`, as it is. */
export interface PhoneParams {
  readonly appId: string;
  /** Seconds since 1970, as text: the signature covers the text. */
  readonly timeStamp: string;
  readonly nonceStr: string;
  /** `prepay_id=…` */
  readonly package: string;
  readonly signType: 'RSA';
  readonly paySign: string;
}

/** What the shopper's device opens the provider with. */
export interface PaymentParams {
  readonly wechat: PhoneParams;
  /** Shown as a QR code; on a phone the address opens Alipay itself. */
  readonly alipay: { readonly qrCode: string };
  /** A form that the page sends to the provider as it is. */
  readonly unionpay: { readonly url: string; readonly fields: Readonly<Record<string, string>> };
}

/** What a payment is for; `orderId` is the number of that thing. */
export type PaymentSubject = 'order' | 'recharge';

export interface PaymentRequest {
  readonly merchantId: MerchantId;
  readonly orderId: OrderId;
  readonly orderNumber: string;
  readonly memberId: MemberId;
  readonly amountFen: Fen;
  /** Shown in the shopper's wallet; cut to what the provider takes. */
  readonly description: string;
  readonly expiresAt: EpochMs;
  /** Missing = an order. */
  readonly subject?: PaymentSubject;
  /** Parts of it go to others later (分账, WeChat Pay only): its money stays frozen there until then. */
  readonly isShared?: boolean;
  /** Joins the commit that opens the payment, and throws where so much is not owed any more. */
  readonly stillOwed?: (tx: Tx) => Promise<void>;
}

export interface BegunPayment<Name extends PaymentProviderName = PaymentProviderName> {
  readonly provider: Name;
  readonly paymentId: PaymentId;
  readonly params: PaymentParams[Name];
}

/** What was open at the provider when it was asked to close it; null = nothing was ever begun. */
export interface EndedPayment {
  readonly intent: PaymentIntent | null;
  /** The provider cannot close it: money that comes for it goes back. */
  readonly isPayable: boolean;
}

/** The facade of this module for the modules above it. */
export interface Payments {
  /** Providers that this shop has an account at. */
  readonly offered: readonly PaymentProviderName[];
  /**
   * Opens the payment of an order, or opens it again: one intent per order, however often it is asked for. At another
   * provider than before: the former payment is closed first.
   */
  begin<Name extends PaymentProviderName>(
    request: PaymentRequest,
    provider: Name,
  ): Promise<BegunPayment<Name>>;
  /**
   * Closes the payment at the provider first and then here. `closed` also when nothing was begun; `paid`
   * when the money had already been taken (`payments.payment_succeeded` follows); `unknown` when the
   * provider could not be asked: keep the goods reserved and ask again.
   */
  close(merchantId: MerchantId, orderId: OrderId): Promise<'closed' | 'paid' | 'unknown'>;
  /**
   * Before an order that is not paid gets another price: ends what is open at the provider, so that nobody can pay the
   * former amount. `closed`: the order is being ended. What it answers with goes to `changeAmount`.
   */
  endOpen(merchantId: MerchantId, orderId: OrderId): Promise<EndedPayment | 'closed' | 'paid' | 'unknown'>;
  /**
   * The other amount, under another number, in the caller's commit; false when it was paid, or opened anew, since
   * `endOpen`: the caller lets go of the transaction.
   */
  changeAmount(
    tx: Tx,
    merchantId: MerchantId,
    orderId: OrderId,
    ended: EndedPayment,
    amountFen: Fen,
  ): Promise<boolean>;
  /**
   * Sends money of a payment back to where it came from, joining the caller's commit; the provider is told afterwards,
   * and `payments.refund_succeeded {refundId}` follows. Many per payment, together never more than it. Answers false and
   * changes nothing when this refund was asked for before.
   *
   * @throws AppError 409 `payments.refund_too_much`, `payments.too_many_refunds`, `payments.refund_other_content`.
   */
  refund(tx: Tx, refund: RefundOrder): Promise<boolean>;
  /** Whether money of it can go back the way it came: it was paid through a provider. */
  canRefund(merchantId: MerchantId, orderId: OrderId): Promise<boolean>;
  /** A refund at which the provider gave up is asked for again, under the same number. False = it did not fail. */
  retryRefund(tx: Tx, refund: Pick<RefundOrder, 'merchantId' | 'orderId' | 'refundId'>): Promise<boolean>;
}

export interface RefundOrder {
  readonly merchantId: MerchantId;
  readonly orderId: OrderId;
  /** The caller's name for this refund, unique in its payment. */
  readonly refundId: string;
  readonly amountFen: Fen;
  /** She reads it in her wallet; cut to what the provider takes. */
  readonly reason: string;
}

export const PAYMENTS = token<Payments>('Payments');
