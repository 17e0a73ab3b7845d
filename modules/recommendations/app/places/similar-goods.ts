import { entryOf, type ServedBehaviour } from '#ml/recommendation';
import { type Likeness, likeness } from '../../domain/likeness.ts';
import { PLACE_REASONS } from '../../domain/place-reason.ts';
import type { Reason } from '../../domain/reason.ts';
import type { GoodsFacts } from './goods-facts.ts';

/** Weight of "the same people met both" beside what is written on the goods; the two are each at most 1. */
const BEHAVIOUR_WEIGHT = 0.4;
/** Below this likeness something is another kind of thing, however often both are met. */
const LIKENESS_MIN = 0.3;
/** Goods compared for one product; the shelf of its own category first. */
const COMPARED_MAX = 2_000;
/** A tag that more than half of the shelf carries is another word for the shelf. */
const TELLING_SHARE_MAX = 0.5;
/** Kept per product, for all stores; a store shows those that it has. */
const KEPT_MAX = 120;

export interface Ranked {
  readonly row: number;
  readonly score: number;
  readonly reason: Reason;
}

/**
 * Goods that could be bought instead of `row`, best first, the product itself never among them: likeness of
 * content plus neighbourhood in behaviour. A product that the model has not seen is judged by content alone.
 */
export function similarGoods(
  { goods, rowsOfLeaf, rowsOfRoot, tagCounts }: GoodsFacts,
  behaviour: ServedBehaviour | undefined,
  row: number,
): readonly Ranked[] {
  const own = goods[row];
  if (own === undefined) return [];
  const compared = new Set([...(rowsOfLeaf.get(own.leaf) ?? []), ...(rowsOfRoot.get(own.root) ?? [])]);
  compared.delete(row);
  const met = behaviour !== undefined && row < behaviour.rowCount ? behaviour : undefined;
  const most = met === undefined ? 0 : largestEntry(met, row);
  const found: Ranked[] = [];
  for (const other of [...compared].slice(0, COMPARED_MAX)) {
    const theirs = goods[other];
    if (theirs === undefined) continue;
    const content = likeness(own, theirs);
    if (content.score < LIKENESS_MIN) continue;
    const together =
      met === undefined || most === 0 || other >= met.rowCount ? 0 : entryOf(met.together, row, other) / most;
    const score = content.score + BEHAVIOUR_WEIGHT * together;
    const shelf = rowsOfLeaf.get(own.leaf)?.length ?? 0;
    const tag = rarestShared(own.tags, theirs.tags, tagCounts, TELLING_SHARE_MAX * shelf);
    found.push({ row: other, score, reason: reasonOf(content, together, own.brand, tag) });
  }
  return found.sort((a, b) => b.score - a.score || a.row - b.row).slice(0, KEPT_MAX);
}

/** What adds most to the score beyond being of one kind: that is what the card says. */
function reasonOf({ parts }: Likeness, together: number, brand: string, tag: string | undefined): Reason {
  const sources: readonly (readonly [number, Reason])[] = [
    [BEHAVIOUR_WEIGHT * together, PLACE_REASONS.metTogether],
    [parts.brand, PLACE_REASONS.sameBrand(brand)],
    [tag === undefined ? 0 : parts.tags, PLACE_REASONS.sameTag(tag ?? '')],
    [parts.price, PLACE_REASONS.samePrice],
  ];
  const [weight, reason] = sources.reduce((best, each) => (each[0] > best[0] ? each : best));
  return weight < SOURCE_MIN ? PLACE_REASONS.sameKind : reason;
}

/** A smaller share carries nothing worth saying. */
const SOURCE_MIN = 0.05;

function rarestShared(
  own: ReadonlySet<string>,
  theirs: ReadonlySet<string>,
  counts: ReadonlyMap<string, number>,
  most: number,
): string | undefined {
  const rare = (tag: string) => counts.get(tag) ?? 0;
  return [...own].filter((tag) => theirs.has(tag) && rare(tag) <= most).sort((a, b) => rare(a) - rare(b))[0];
}

function largestEntry({ together }: ServedBehaviour, row: number): number {
  let most = 0;
  for (let e = together.starts[row] as number; e < (together.starts[row + 1] as number); e += 1)
    most = Math.max(most, together.values[e] as number);
  return most;
}
