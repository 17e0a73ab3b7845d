import { DAY_MS } from '#kernel';
import {
  grantsOf,
  type Leaf,
  leavesOf,
  type MemberFacts,
  type Predicate,
  type Range,
  type RuleTags,
} from './predicate.ts';

/** Undefined = it may not be known. */
export type Verdict = boolean | undefined;

/**
 * Three-valued (Kleene 1938): what may not be known stays unknown under `not`, so "has not looked at coats"
 * never holds of somebody whose looking is none of our business. Only who is surely in is in.
 */
export function verdict(predicate: Predicate, facts: MemberFacts, rules: RuleTags): Verdict {
  switch (predicate.kind) {
    case 'all':
      return joined(predicate.of, false, facts, rules);
    case 'any':
      return joined(predicate.of, true, facts, rules);
    case 'not': {
      const inner = verdict(predicate.of, facts, rules);
      return inner === undefined ? undefined : !inner;
    }
    default: {
      const rule = predicate.kind === 'tag' ? rules.get(predicate.tag) : undefined;
      if (rule !== undefined) return verdict(rule, facts, rules);
      return grantsOf(predicate).every((grant) => facts.granted.has(grant))
        ? holds(predicate, facts)
        : undefined;
    }
  }
}

/** @param decides The value of one part that settles the whole: false for `all`, true for `any`. */
function joined(parts: readonly Predicate[], decides: boolean, facts: MemberFacts, rules: RuleTags): Verdict {
  let whole: Verdict = !decides;
  for (const part of parts) {
    const one = verdict(part, facts, rules);
    if (one === decides) return decides;
    if (one === undefined) whole = undefined;
  }
  return whole;
}

function holds(leaf: Leaf, facts: MemberFacts): boolean {
  const { now } = facts;
  switch (leaf.kind) {
    case 'tag':
      return facts.tags.has(leaf.tag);
    case 'consent':
      return facts.granted.has(leaf.purpose);
    case 'joined':
      return within(leaf.daysAgo, (now - facts.joinedAt) / DAY_MS);
    case 'home_store':
      return facts.homeStoreId === leaf.storeId;
    case 'tier':
      return within(leaf.level, facts.level);
    case 'last_purchase': {
      if (facts.purchases.length === 0) return false;
      const last = Math.max(...facts.purchases.map(({ paidAt }) => paidAt));
      return within(leaf.daysAgo, (now - last) / DAY_MS);
    }
    case 'orders':
      return within(leaf.count, purchasesSince(facts, leaf.withinDays).length);
    case 'spent': {
      const paid = purchasesSince(facts, leaf.withinDays);
      return within(
        leaf.fen,
        paid.reduce((sum, { netFen }) => sum + netFen, 0),
      );
    }
    case 'behaviour':
      return within(leaf.times, facts.times.get(leaf) ?? 0);
    case 'district':
      return facts.district === leaf.code;
  }
}

function purchasesSince({ purchases, now }: MemberFacts, days: number | undefined) {
  return days === undefined ? purchases : purchases.filter(({ paidAt }) => paidAt >= now - days * DAY_MS);
}

function within(
  { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY }: Range,
  value: number,
): boolean {
  return value >= min && value <= max;
}

/**
 * On which grants her place rests: when one of them ends she leaves, also a snapshot that is otherwise fixed.
 * None when she would be in without any. With two ways in by two grants both count: rather out too early.
 */
export function restsOn(predicate: Predicate, facts: MemberFacts, rules: RuleTags): readonly string[] {
  if (verdict(predicate, { ...facts, granted: new Set() }, rules) === true) return [];
  const asked = leavesOf(predicate, rules).flatMap((leaf) =>
    leaf.kind === 'consent' ? [leaf.purpose] : grantsOf(leaf),
  );
  return [...new Set(asked)].filter((grant) => facts.granted.has(grant)).sort();
}
