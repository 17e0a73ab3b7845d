export {
  CONSENTS,
  type ConsentGiven,
  type ConsentProof,
  type Consents,
  type ConsentWithdrawn,
  type Withdrawal,
} from './app/facade.ts';
export type { ConsentLedger } from './app/ports.ts';
export type { Purpose } from './domain/purposes.ts';
export { CONSENT_LEDGER, privacyFeature } from './privacy.module.ts';
