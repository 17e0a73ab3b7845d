import { bps, type Clock } from '#kernel';
import type { MemberTiers } from '#modules/catalog';
import type { Tiers } from '../tokens.ts';
import type { TierReads, TierRuleBook } from './ports.ts';

/** What her level is now: published rules, and where she stands. An override counts until it runs out. */
export function tierOf(reads: TierReads, clock: Clock): Tiers['tierOf'] {
  return async (merchantId, memberId) => {
    const found = await reads.find(merchantId, memberId);
    if (found === undefined) return null;
    const { rules, stored } = found;
    const override = stored?.override;
    const isOverridden = override != null && override.until > clock.now();
    const level = isOverridden ? override.level : (stored?.standing.level ?? 1);
    // Rules may have lost a level since; then she is at the highest there is.
    const tier = rules.tiers[Math.min(level, rules.tiers.length) - 1];
    if (tier === undefined) return null;
    const above = rules.tiers[tier.level];
    return {
      tier,
      growth: stored?.standing.growth ?? 0,
      next:
        above === undefined ? null : { level: above.level, name: above.name, growthFrom: above.growthFrom },
      keepsUntil: tier.level > 1 ? (stored?.standing.periodEnds ?? null) : null,
      overriddenUntil: isOverridden ? override.until : null,
    };
  };
}

/** What the levels of many give on prices, in two reads however many they are. */
export function tiersOf(reads: TierReads, book: TierRuleBook, clock: Clock): MemberTiers {
  return async (merchantId, members) => {
    const rules = await book.rules(merchantId);
    if (rules === undefined || members.length === 0) return new Map();
    const levels = await reads.levels(merchantId, members, clock.now());
    return new Map(
      members.flatMap((memberId) => {
        const level = levels.get(memberId) ?? 1;
        const tier = rules.tiers[Math.min(level, rules.tiers.length) - 1];
        if (tier === undefined) return [];
        return [[memberId, { level: tier.level, discountBps: bps(tier.benefits.discountBps) }] as const];
      }),
    );
  };
}
