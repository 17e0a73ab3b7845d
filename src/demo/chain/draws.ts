import { SeededRandom } from '#kernel';

/** One number per text, the same on every machine (FNV-1a). */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** A fraction in [0, 1) that belongs to a text: traits that must not move when a neighbour is added. */
export const traitOf = (text: string): number => new SeededRandom(hashOf(text)).fraction();

/** Index of a weight, drawn in proportion; -1 when all weights are zero. */
export function drawWeighted(random: SeededRandom, weights: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < weights.length; i += 1) total += weights[i] as number;
  if (total <= 0) return -1;
  let left = random.fraction() * total;
  for (let i = 0; i < weights.length; i += 1) {
    left -= weights[i] as number;
    if (left < 0) return i;
  }
  return weights.length - 1;
}

/** Standard normal (Box and Muller). */
export function drawNormal(random: SeededRandom): number {
  return Math.sqrt(-2 * Math.log(1 - random.fraction())) * Math.cos(2 * Math.PI * random.fraction());
}
