export type { PaymentSucceeded, RefundSucceeded } from './app/events.ts';
export {
  type BegunPayment,
  PAYMENTS,
  type PaymentProviderName,
  type PaymentRequest,
  type Payments,
  type PhoneParams,
} from './app/payments.ts';
export { PAYMENTS_SETTINGS, type PaymentsSettings } from './app/ports.ts';
export { PAYMENT_TRANSITIONS, type PaymentState } from './domain/payment.ts';
export { paymentsFeature } from './payments.module.ts';
