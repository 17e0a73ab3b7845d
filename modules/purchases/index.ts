export { purchasesFeature } from './purchases.module.ts';
export { PURCHASE_FACTS, type PurchaseFacts } from './tokens.ts';
