import { brought, firstStanding, reEvaluated } from '../domain/standing.ts';
import type { Tiers } from '../tokens.ts';
import { type GrowthParts, lockCurrent, tellChange } from './growth.ts';
import type { TierRuleBook } from './ports.ts';

export function levelNamed(book: TierRuleBook): Tiers['named'] {
  return async (merchantId, name, tx) => {
    const rules = await book.rules(merchantId, tx);
    return rules === undefined ? null : rules.tiers.find((tier) => tier.name === name)?.level;
  };
}

/** Levels of an earlier system (MEM-14). */
export function keepLevel(parts: GrowthParts): Tiers['keepLevel'] {
  const { standings, rules: book } = parts;
  return async (tx, merchantId, { memberId: asked, level, at }) => {
    const rules = await book.rules(merchantId, tx);
    if (rules === undefined || level > rules.tiers.length) return;
    const first = firstStanding(at, rules);
    const { memberId, standing } = await lockCurrent(parts, tx, merchantId, asked, first);
    const after = brought(reEvaluated(standing, at, rules), level, at, rules);
    await standings.put(tx, merchantId, memberId, after);
    tellChange(tx, merchantId, memberId, standing.level, after.level, 'import', at);
  };
}
