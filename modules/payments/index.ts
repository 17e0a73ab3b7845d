export type { PaymentSucceeded, RefundFailed, RefundSucceeded } from './app/events.ts';
export {
  type BegunPayment,
  PAYMENTS,
  type PaymentProviderName,
  type Payments,
} from './app/payments.ts';
export { type AlipayAccount, PAYMENTS_SETTINGS, type UnionpayAccount } from './app/ports.ts';
export { PAYMENT_TRANSITIONS, type PaymentState, PROVIDER_NAMES } from './domain/payment.ts';
export { paymentsFeature } from './payments.module.ts';
