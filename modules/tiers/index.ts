export { GIVE_TIER_COUPON, type GiveTierCoupon } from './app/birthdays.ts';
export { FREE_SHIPPINGS, type FreeShippings } from './app/free-shippings.ts';
export type { TierRules } from './domain/rules.ts';
export { tiersFeature } from './tiers.module.ts';
export { TIER_IMPORT, TIERS, type Tiers } from './tokens.ts';
