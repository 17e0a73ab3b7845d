export { invoicesFeature } from './invoices.module.ts';
