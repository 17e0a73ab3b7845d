export type { PaymentSucceeded, RefundFailed, RefundSucceeded } from './app/events.ts';
export {
  type BegunPayment,
  PAYMENTS,
  type PaymentProviderName,
  type Payments,
} from './app/payments.ts';
export { PAYMENTS_SETTINGS } from './app/ports.ts';
export { PAYMENT_TRANSITIONS, type PaymentState } from './domain/payment.ts';
export { paymentsFeature } from './payments.module.ts';
