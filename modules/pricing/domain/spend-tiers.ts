import { giftChoices, giftLines } from './gifts.ts';
import type { SpendTier } from './offers.ts';
import type { DiscountSource, NearMiss } from './quote.ts';
import { bestRung, nextRung, rungText } from './rung.ts';
import { isRunning } from './running.ts';
import { linesInScope } from './scope.ts';
import { inBestOrder, type Scoped } from './spend-order.ts';
import { spread, sumOf, type Tally, takeOff } from './tally.ts';

/**
 * Step 3: 满减, 满折, 满赠, 包邮 (MKT-09). Goods count for one promotion of a stack group, so nothing is counted twice
 * across scopes; the next group starts from what they cost then.
 */
export function spendTiers(tally: Tally): Tally {
  const { context } = tally.basket;
  const running = (context.promotions ?? []).filter(
    (promotion): promotion is SpendTier => promotion.kind === 'spend_tier' && isRunning(promotion, context),
  );
  return inGroups(running).reduce(stackGroup, tally);
}

/** The group with the highest priority goes first. */
function inGroups(running: readonly SpendTier[]): readonly (readonly SpendTier[])[] {
  const groups = new Map<string, SpendTier[]>();
  for (const promotion of running)
    groups.set(promotion.stackGroup, [...(groups.get(promotion.stackGroup) ?? []), promotion]);
  const first = (promotions: readonly SpendTier[]) => Math.max(...promotions.map(({ priority }) => priority));
  return [...groups]
    .sort(([a, some], [b, others]) => first(others) - first(some) || (a < b ? -1 : 1))
    .map(([, promotions]) => promotions);
}

function stackGroup(before: Tally, promotions: readonly SpendTier[]): Tally {
  const scoped = promotions.map((promotion): Scoped => ({ promotion, at: openParts(promotion, before) }));
  const counted = new Set<number>();
  let tally: Tally = { ...before, nearMisses: [...before.nearMisses, ...scoped.flatMap(nearMiss(before))] };
  for (const priority of [...new Set(promotions.map((each) => each.priority))].sort((a, b) => b - a)) {
    const level = scoped
      .filter(({ promotion }) => promotion.priority === priority)
      .map(({ promotion, at }) => ({ promotion, at: at.filter((part) => !counted.has(part)) }));
    for (const { promotion, at } of inBestOrder(level, tally)) {
      const free = at.filter((part) => !counted.has(part));
      const after = applied(promotion, free, tally);
      if (after === undefined) continue;
      tally = after;
      for (const part of free) counted.add(part);
    }
  }
  return tally;
}

function openParts({ scope }: SpendTier, { basket, parts }: Tally): readonly number[] {
  const { lines } = linesInScope(scope, basket);
  return [...parts.keys()].filter((at) => {
    const part = parts[at];
    return part !== undefined && part.closedBy === null && lines[part.line] === 1;
  });
}

function applied(promotion: SpendTier, at: readonly number[], tally: Tally): Tally | undefined {
  const reached = bestRung(promotion, at, tally);
  if (reached === undefined) return undefined;
  const { id, name, exclusive } = promotion;
  const source: DiscountSource = { kind: 'spend_tier', id };
  const { basket, parts, nets, gifts, freeShipping } = tally;
  const weights = at.map((part) => nets[part] ?? 0);
  const reduced =
    reached.offFen === 0
      ? tally
      : takeOff(
          tally,
          { source, label: name, detail: rungText(promotion, reached) },
          spread(reached.offFen, at, weights, parts.length),
        );
  const group = basket.lines[parts[at[0] ?? 0]?.line ?? 0]?.group ?? 0;
  const { reward } = reached.rung;
  const choices =
    reward.kind === 'gift' ? giftChoices(reward, source, name, group, gifts, basket.context) : [];
  const travelsFree = reward.kind === 'free_shipping';
  return {
    ...reduced,
    parts: exclusive
      ? parts.map((part, n) => (at.includes(n) ? { ...part, closedBy: { id, name } } : part))
      : parts,
    gifts: [...gifts, ...giftLines(reached.gifts, source, group, basket.context)],
    giftChoices: [...tally.giftChoices, ...choices],
    freeShipping: travelsFree ? [...freeShipping, { promotion, lines: linesOf(at, tally) }] : freeShipping,
  };
}

function linesOf(at: readonly number[], { basket, parts }: Tally): Uint8Array {
  const lines = new Uint8Array(basket.lines.length);
  for (const part of at) lines[parts[part]?.line ?? 0] = 1;
  return lines;
}

function nearMiss(tally: Tally): (scoped: Scoped) => readonly NearMiss[] {
  return ({ promotion, at }) => {
    if (sumOf(at, tally.nets) === 0) return [];
    const next = nextRung(promotion, at, tally);
    return next === undefined ? [] : [{ promotionId: promotion.id, measure: promotion.measure, ...next }];
  };
}
