export { PROFIT_SHARING, type ProfitSharing, type ShareFinished } from './app/facade.ts';
export { profitSharingFeature } from './profit-sharing.module.ts';
