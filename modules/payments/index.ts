export { BillDamaged, type BillLine, TRADE_BILLS, type TradeBills } from './app/bills.ts';
export type { PaymentSucceeded, RefundFailed, RefundSucceeded } from './app/events.ts';
export {
  PAYMENT_BOOK,
  type PaymentBook,
} from './app/payment-book.ts';
export {
  type BegunPayment,
  PAYMENTS,
  type PaymentProviderName,
  type PaymentRequest,
  type Payments,
} from './app/payments.ts';
export { type AlipayAccount, PAYMENTS_SETTINGS, type UnionpayAccount } from './app/ports.ts';
export { ProviderRefused, ProviderUnreachable } from './app/provider.ts';
export {
  REFUND_GATE,
  type RefundGate,
  SHARED_PAYMENTS,
  type SharedPayments,
} from './app/shared-payments.ts';
export {
  type ShownScan,
  TILL_PAYMENTS,
  type TillPayments,
} from './app/till-payments.ts';
export { PAY_CODE_CHARS_MAX } from './domain/pay-code.ts';
export { PAYMENT_TRANSITIONS, type PaymentState, PROVIDER_NAMES } from './domain/payment.ts';
export { paymentsFeature } from './payments.module.ts';
