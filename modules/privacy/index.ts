export { CONSENTS, type Consents, type Withdrawal } from './app/facade.ts';
export { CONSENT_LEDGER, privacyFeature } from './privacy.module.ts';
