export type { TierRules } from './domain/rules.ts';
export { tiersFeature } from './tiers.module.ts';
export { TIER_IMPORT, TIERS, type Tiers } from './tokens.ts';
