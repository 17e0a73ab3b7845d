/** Counts are drawn towards each other by this much, so that an empty class is no infinite drift. */
const PSEUDO_COUNT = 0.5;

/**
 * Population stability index, Σ (q - p) ln(q / p) over classes. By custom below .1 is calm, above .25 has moved.
 * Undefined when one side has nothing.
 *
 * @param before Count by class.
 * @param after Count by class; a class may be missing on either side.
 */
export function populationStability(
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
): number | undefined {
  const classes = new Set([...before.keys(), ...after.keys()]);
  const sum = (counts: ReadonlyMap<string, number>) => [...counts.values()].reduce((all, n) => all + n, 0);
  const [wholeBefore, wholeAfter] = [sum(before), sum(after)];
  if (wholeBefore === 0 || wholeAfter === 0) return undefined;
  const padding = PSEUDO_COUNT * classes.size;
  let index = 0;
  for (const name of classes) {
    const p = ((before.get(name) ?? 0) + PSEUDO_COUNT) / (wholeBefore + padding);
    const q = ((after.get(name) ?? 0) + PSEUDO_COUNT) / (wholeAfter + padding);
    index += (q - p) * Math.log(q / p);
  }
  return index;
}
