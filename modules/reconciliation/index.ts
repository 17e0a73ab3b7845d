export { RECONCILED_MERCHANT, reconciliationFeature } from './reconciliation.module.ts';
