import { SeededRandom } from '#kernel';

const DRAWS = 1_000;
const SEED = 1;

/** 95 % bootstrap interval of the mean over people; give differences per person to compare two methods. */
export function interval95(values: ArrayLike<number>): readonly [number, number] {
  const random = new SeededRandom(SEED);
  const means = new Float64Array(DRAWS);
  for (let draw = 0; draw < DRAWS; draw += 1) {
    let sum = 0;
    for (let at = 0; at < values.length; at += 1) sum += values[random.integer(values.length)] as number;
    means[draw] = sum / values.length;
  }
  means.sort();
  return [means[Math.floor(0.025 * DRAWS)] as number, means[Math.floor(0.975 * DRAWS)] as number];
}

export function meanOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < values.length; at += 1) sum += values[at] as number;
  return values.length === 0 ? 0 : sum / values.length;
}
