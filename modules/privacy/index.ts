export {
  CONSENTS,
  type ConsentGiven,
  type ConsentProof,
  type Consents,
  type ConsentWithdrawn,
  type Withdrawal,
} from './app/facade.ts';
export type { Purpose } from './domain/purposes.ts';
export { privacyFeature } from './privacy.module.ts';
