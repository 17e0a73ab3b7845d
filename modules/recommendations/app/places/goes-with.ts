import { PLACE_REASONS } from '../../domain/place-reason.ts';
import type { Reason } from '../../domain/reason.ts';
import type { PlaceScene } from './shop-places.ts';
import type { Ranked } from './similar-goods.ts';

/**
 * What goes with these goods, best first: what lay in one basket with them lately, then the favourites of
 * the categories that complete theirs. Never one of them, never what would be bought instead of one of them.
 *
 * @param own Rows; each counts the same.
 * @param mayShow False = not here, or not for this person.
 * @param reasonFor What to say about something that goes with `row`.
 */
export function goesWith(
  scene: PlaceScene,
  own: readonly number[],
  mayShow: (row: number) => boolean,
  limit: number,
  reasonFor: (row: number) => Reason,
): readonly Ranked[] {
  const fits = (row: number) =>
    mayShow(row) && !own.includes(row) && !own.some((each) => scene.isInsteadOf(each, row));
  const bought = fromBaskets(scene, own, reasonFor).filter(({ row }) => fits(row));
  const found = bought.sort(byScore).slice(0, limit);
  if (found.length === limit) return found;
  const listed = new Set(found.map(({ row }) => row));
  const filling = fromKinds(scene, own).filter(({ row }) => fits(row) && !listed.has(row));
  return [...found, ...filling.sort(byScore).slice(0, limit - found.length)];
}

/** The product with which something goes best gives the reason. */
function fromBaskets(
  { window, facts, companions }: PlaceScene,
  own: readonly number[],
  reasonFor: (row: number) => Reason,
): Ranked[] {
  const sums = new Map<number, { score: number; most: number; because: number }>();
  for (const because of own) {
    const productId = facts.goods[because]?.card.productId;
    if (productId === undefined) continue;
    for (const [other, weight] of companions.of(productId)) {
      const row = window.rowOf(other);
      if (row === undefined) continue;
      const sum = sums.get(row);
      if (sum === undefined) sums.set(row, { score: weight, most: weight, because });
      else {
        sum.score += weight;
        if (weight > sum.most) Object.assign(sum, { most: weight, because });
      }
    }
  }
  return [...sums].map(([row, { score, because }]) => ({ row, score, reason: reasonFor(because) }));
}

function fromKinds({ store, facts, kindsWith, now }: PlaceScene, own: readonly number[]): Ranked[] {
  const { popularity } = store.shelfAt(now);
  const best = new Map<number, Ranked>();
  for (const leaf of new Set(own.map((row) => facts.goods[row]?.leaf))) {
    if (leaf === undefined) continue;
    const reason = PLACE_REASONS.goesWithKind(facts.nameOf.get(leaf) ?? '它');
    for (const { kind, lift } of kindsWith(leaf))
      for (const row of facts.rowsOfLeaf.get(kind) ?? []) {
        const score = lift * (popularity[row] as number);
        if (score > (best.get(row)?.score ?? 0)) best.set(row, { row, score, reason });
      }
  }
  return [...best.values()];
}

const byScore = (a: Ranked, b: Ranked) => b.score - a.score || a.row - b.row;
