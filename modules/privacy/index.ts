export { CONSENT_IMPORT, type PastConsent } from './app/consent-import.ts';
export {
  CONSENTS,
  type Consents,
  type MinorFound,
  type Withdrawal,
} from './app/facade.ts';
export { HAS_PHONE } from './app/guardians.ts';
export { ASSESSMENT_IMPORT, PERMITS, type Permits } from './app/permits.ts';
export { VAULT, VAULT_SETTINGS, type Vault, type VaultSettings } from './app/vault.ts';
export type { UseOf } from './domain/fields.ts';
export { maskName, maskPhone } from './domain/masks.ts';
export { mayBeMinor } from './domain/minors.ts';
export { PURPOSES } from './domain/purposes.ts';
export { CONSENT_LEDGER, privacyFeature } from './privacy.module.ts';
