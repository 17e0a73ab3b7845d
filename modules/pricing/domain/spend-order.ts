import type { SpendTier } from './offers.ts';
import { bestRung } from './rung.ts';
import type { Tally } from './tally.ts';

/** A promotion with the parts of the basket that may count for it. */
export interface Scoped {
  readonly promotion: SpendTier;
  readonly at: readonly number[];
}

/**
 * So many promotions with overlapping goods are tried in every order: 6 x 2^5 evaluations. More of the same priority
 * on the same goods go by what each would give alone.
 */
const TRIED_TOGETHER_MAX = 6;

/** In the order that is worth most to the buyer: the first one takes the goods that it shares with others. */
export function inBestOrder(level: readonly Scoped[], tally: Tally): readonly Scoped[] {
  const worthOf = new Map(level.map((each) => [each, worth(each, new Set(), tally)]));
  const reached = level
    .filter((each) => (worthOf.get(each) ?? 0) > 0)
    .sort(
      (a, b) => (worthOf.get(b) ?? 0) - (worthOf.get(a) ?? 0) || (a.promotion.id < b.promotion.id ? -1 : 1),
    );
  return overlapping(reached).flatMap((cluster) =>
    cluster.length === 1 || cluster.length > TRIED_TOGETHER_MAX ? cluster : bestOrder(cluster, tally),
  );
}

interface Plan {
  readonly order: readonly Scoped[];
  readonly counted: ReadonlySet<number>;
  readonly worth: number;
}

/** Which parts are taken depends on which promotions have counted, not on their order: one best plan per subset. */
function bestOrder(cluster: readonly Scoped[], tally: Tally): readonly Scoped[] {
  const plans = new Map<number, Plan>([[0, { order: [], counted: new Set(), worth: 0 }]]);
  let best = plans.get(0) as Plan;
  for (let subset = 0; subset < 2 ** cluster.length; subset += 1) {
    const plan = plans.get(subset);
    if (plan === undefined) continue;
    if (plan.worth > best.worth) best = plan;
    for (const [n, next] of cluster.entries()) {
      const grown = subset | (1 << n);
      const more = grown === subset ? 0 : worth(next, plan.counted, tally);
      const known = plans.get(grown);
      if (more > 0 && (known === undefined || plan.worth + more > known.worth))
        plans.set(grown, {
          order: [...plan.order, next],
          counted: new Set([...plan.counted, ...next.at]),
          worth: plan.worth + more,
        });
    }
  }
  return best.order;
}

function worth({ promotion, at }: Scoped, counted: ReadonlySet<number>, tally: Tally): number {
  const free = counted.size === 0 ? at : at.filter((part) => !counted.has(part));
  return bestRung(promotion, free, tally)?.worth ?? 0;
}

/** Promotions that share goods, directly or through others. */
function overlapping(scoped: readonly Scoped[]): readonly (readonly Scoped[])[] {
  const clusters: { members: Scoped[]; parts: Set<number> }[] = [];
  for (const each of scoped) {
    const touching = clusters.filter(({ parts }) => each.at.some((part) => parts.has(part)));
    const merged = {
      members: [...touching.flatMap(({ members }) => members), each],
      parts: new Set([...touching.flatMap(({ parts }) => [...parts]), ...each.at]),
    };
    for (const old of touching) clusters.splice(clusters.indexOf(old), 1);
    clusters.push(merged);
  }
  return clusters.map(({ members }) => members);
}
