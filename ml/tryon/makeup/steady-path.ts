/**
 * One step for each point of a closed ring so that the sum of their costs and of the squared differences
 * between neighbours is least (Viterbi's way; the ring is closed by going round one and a half times).
 *
 * @param cost `[points x steps]`
 */
export function steadiestPath(
  cost: Float64Array,
  points: number,
  steps: number,
  stiffness: number,
): Int32Array {
  const rounds = points + (points >> 1);
  const from = new Int32Array(rounds * steps);
  let best = new Float64Array(steps);
  let next = new Float64Array(steps);
  for (let turn = 0; turn < rounds; turn += 1) {
    const row = (turn % points) * steps;
    for (let step = 0; step < steps; step += 1) {
      let least = Number.POSITIVE_INFINITY;
      let leastFrom = step;
      const low = Math.max(0, step - NEIGHBOURS_APART_MAX);
      const high = Math.min(steps - 1, step + NEIGHBOURS_APART_MAX);
      for (let before = low; before <= high; before += 1) {
        const total = (best[before] as number) + stiffness * (step - before) ** 2;
        if (total >= least) continue;
        least = total;
        leastFrom = before;
      }
      next[step] = least + (cost[row + step] as number);
      from[turn * steps + step] = leastFrom;
    }
    [best, next] = [next, best];
  }
  const path = new Int32Array(points);
  let step = best.indexOf(Math.min(...best));
  for (let turn = rounds - 1; turn >= rounds - points; turn -= 1) {
    path[turn % points] = step;
    step = from[turn * steps + step] as number;
  }
  return path;
}

const NEIGHBOURS_APART_MAX = 4;
