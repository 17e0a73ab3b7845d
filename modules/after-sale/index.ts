export { afterSaleFeature } from './after-sale.module.ts';
export { CHANNEL_RETURNS, type ChannelReturns } from './app/channel-returns.ts';
export type { AfterSaleRefunded } from './app/events.ts';
