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

export type PaymentProviderName = 'wechat';

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
}

export interface BegunPayment {
  readonly provider: PaymentProviderName;
  readonly paymentId: PaymentId;
  readonly params: PhoneParams;
}

/** The facade of this module for the modules above it. */
export interface Payments {
  /** Opens the payment of an order, or opens it again: one intent per order, however often it is asked for. */
  begin(request: PaymentRequest, provider: PaymentProviderName): Promise<BegunPayment>;
  /**
   * Closes the payment at the provider first and then here. `closed` also when nothing was begun; `paid`
   * when the money had already been taken (`payments.payment_succeeded` follows); `unknown` when the
   * provider could not be asked: keep the goods reserved and ask again.
   */
  close(merchantId: MerchantId, orderId: OrderId): Promise<'closed' | 'paid' | 'unknown'>;
  /**
   * Sends money of a payment back to where it came from, joining the caller's commit; the provider is told afterwards,
   * and `payments.refund_succeeded` follows. Once per payment: a repeat changes nothing and answers false.
   */
  refund(
    tx: Tx,
    refund: { readonly merchantId: MerchantId; readonly orderId: OrderId; readonly amountFen: Fen },
  ): Promise<boolean>;
}

export const PAYMENTS = token<Payments>('Payments');
