/** Each row of a group that is already chosen takes this factor off the next one's relevance. */
const REPEAT_FACTOR = 0.94;
/** No group takes more than this share of a list that has anything else to offer. */
const GROUP_SHARE_MAX = 0.4;

/**
 * Chooses `limit` of the candidates, best first, so that one group does not fill the list: relevance
 * (scores brought to 0..1) times 0.94 per row of the same group chosen before, and at most 40 % of a list
 * from one group while others are left. Groups and not vectors, because a row newer than the model has
 * no vector.
 *
 * @param scores `[count]`; @param groups group of each candidate. @returns places, in order of display.
 */
export function diversify(scores: Float32Array, groups: readonly number[], limit: number): number[] {
  const relevance = scaled(scores);
  const taken = new Map<number, number>();
  const left = Array.from(scores.keys());
  const chosen: number[] = [];
  const groupMax = Math.max(1, Math.ceil(limit * GROUP_SHARE_MAX));
  const worth = (place: number): number => {
    const already = taken.get(groups[place] as number) ?? 0;
    // Rows beyond the cap come after everything else, still in their own order.
    return (relevance[place] as number) * REPEAT_FACTOR ** already - (already >= groupMax ? 1 : 0);
  };
  while (chosen.length < limit && left.length > 0) {
    let best = 0;
    let bestWorth = Number.NEGATIVE_INFINITY;
    for (const [at, place] of left.entries()) {
      const value = worth(place);
      if (value > bestWorth) {
        best = at;
        bestWorth = value;
      }
    }
    const place = left[best] as number;
    left.splice(best, 1);
    chosen.push(place);
    const group = groups[place] as number;
    taken.set(group, (taken.get(group) ?? 0) + 1);
  }
  return chosen;
}

/** Brings the scores to 0..1 and keeps their order. */
function scaled(scores: Float32Array): Float32Array {
  const least = scores.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
  const most = scores.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const span = most - least || 1;
  return scores.map((score) => (score - least) / span);
}
