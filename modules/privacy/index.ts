export { CONSENTS, type Consents, type Withdrawal } from './app/facade.ts';
export { ASSESSMENT_IMPORT, PERMITS, type Permits } from './app/permits.ts';
export { CONSENT_LEDGER, privacyFeature } from './privacy.module.ts';
