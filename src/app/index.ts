export { compose, type House } from './compose.ts';
export { type Config, ConfigError, configSchema, databaseUrl, readConfig } from './config.ts';
export { HOUSE_TABLES } from './features.ts';
export { systemClock, systemRandom, timeSortedIds } from './system.ts';
export { wechatAccounts } from './wechat-accounts.ts';
export { NO_ACCOUNTS, realWorld, type WechatAccounts, type World } from './world.ts';
