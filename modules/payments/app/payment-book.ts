import { type EpochMs, type Fen, type MerchantId, type OrderId, type PaymentId, token } from '#kernel';
import type { ProviderName } from '../domain/payment.ts';
import type { PaymentSubject } from './payments.ts';

/** What our books say of one number at a provider. */
export interface BookedPayment {
  readonly paymentId: PaymentId;
  readonly orderId: OrderId;
  readonly subject: PaymentSubject;
  readonly number: string;
  readonly amountFen: Fen;
  /**
   * `paid`; `returned`: money for a number that was given up, which goes back; `reversed`: a code at the till that was
   * decided against, of which its provider gave back whatever it took; `unpaid`: nothing came, as far as we know.
   */
  readonly standing: 'paid' | 'returned' | 'reversed' | 'unpaid';
  /** The state's own name, for whoever looks into it. */
  readonly state: string;
  readonly paidAt: EpochMs | null;
}

export interface BookedRefund {
  readonly paymentId: PaymentId;
  readonly orderId: OrderId;
  readonly number: string;
  /** As its provider's bill writes it: UnionPay's column is a letter too narrow. */
  readonly billNumber: string;
  readonly amountFen: Fen;
  readonly standing: 'done' | 'under_way';
  readonly state: string;
  readonly doneAt: EpochMs | null;
}

/** Of one provider, by instants from `from` (inclusive) until `until`; `after` is the last one that was seen. */
export interface BookRange {
  readonly from: EpochMs;
  readonly until: EpochMs;
  readonly after: readonly [at: EpochMs, number: string] | undefined;
  readonly limit: number;
}

/** What payments know of each other's numbers, in bulk: for who compares them with orders and with bills (PAY-06). */
export interface PaymentBook {
  /** Unknown numbers are left out; at most 500 at once. */
  payments(
    merchantId: MerchantId,
    provider: ProviderName,
    numbers: readonly string[],
  ): Promise<readonly BookedPayment[]>;
  /** By the numbers as bills write them. */
  refunds(
    merchantId: MerchantId,
    provider: ProviderName,
    billNumbers: readonly string[],
  ): Promise<readonly BookedRefund[]>;
  /** Whose money came in this time, by instant and number. */
  paidBetween(
    merchantId: MerchantId,
    provider: ProviderName,
    range: BookRange,
  ): Promise<readonly BookedPayment[]>;
  refundedBetween(
    merchantId: MerchantId,
    provider: ProviderName,
    range: BookRange,
  ): Promise<readonly BookedRefund[]>;
  /** Those of these orders whose payment has come in. */
  paidOrders(merchantId: MerchantId, orderIds: readonly OrderId[]): Promise<ReadonlySet<OrderId>>;
  /**
   * Asks the provider about this number now, and takes what it says through the same steps as a notice: a payment that
   * we did not know of settles, or goes back. `reversed` = a code at the till, and the provider gave back what it took;
   * `silent` = it could not be asked.
   */
  ask(
    merchantId: MerchantId,
    number: string,
  ): Promise<'paid' | 'different' | 'unpaid' | 'reversed' | 'unknown' | 'silent'>;
  /** A refund that is under way is looked at by the next round, whenever that would have been; one that failed is not. */
  hurry(merchantId: MerchantId, number: string): Promise<void>;
}

export const PAYMENT_BOOK = token<PaymentBook>('PaymentBook');
