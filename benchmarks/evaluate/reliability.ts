/** How far stated chances are from what happened. */
export interface Reliability {
  readonly count: number;
  /** Share that happened. */
  readonly happened: number;
  /** Mean squared difference between chance and outcome. */
  readonly brier: number;
  /** Expected calibration error: mean |chance - share| over ten groups of equal size by chance. */
  readonly ece: number;
}

const GROUPS = 10;

export function squaredMisses(chances: readonly number[], outcomes: readonly boolean[]): number[] {
  return chances.map((chance, at) => (chance - (outcomes[at] === true ? 1 : 0)) ** 2);
}

export function reliabilityOf(chances: readonly number[], outcomes: readonly boolean[]): Reliability {
  const count = chances.length;
  const order = Array.from(chances.keys()).sort((a, b) => (chances[a] as number) - (chances[b] as number));
  let error = 0;
  for (let group = 0; group < GROUPS; group += 1) {
    const members = order.slice(
      Math.floor((group * count) / GROUPS),
      Math.floor(((group + 1) * count) / GROUPS),
    );
    const stated = members.reduce((sum, at) => sum + (chances[at] as number), 0);
    const happened = members.filter((at) => outcomes[at] === true).length;
    error += Math.abs(stated - happened) / Math.max(1, count);
  }
  const misses = squaredMisses(chances, outcomes);
  return {
    count,
    happened: outcomes.filter(Boolean).length / Math.max(1, count),
    brier: misses.reduce((sum, miss) => sum + miss, 0) / Math.max(1, count),
    ece: error,
  };
}
