export { PROFIT_SHARING } from './app/facade.ts';
export { profitSharingFeature } from './profit-sharing.module.ts';
