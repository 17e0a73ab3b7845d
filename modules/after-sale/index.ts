export { afterSaleFeature } from './after-sale.module.ts';
export type { AfterSaleRefunded } from './app/events.ts';
