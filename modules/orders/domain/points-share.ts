import { type Fen, fen, invariant } from '#kernel';

/**
 * What points paid of the first `pieces` of a line's `quantity`, rounded half up. As a sum over growing `pieces` it never
 * shrinks, and with the last piece it is the whole share: however a line is given back, its points come back exactly.
 */
export function pointsShareOf(shareFen: Fen, pieces: number, quantity: number): Fen {
  invariant(pieces >= 0 && pieces <= quantity, 'no more pieces than were bought');
  const twice = 2n * BigInt(shareFen) * BigInt(pieces) + BigInt(quantity);
  return fen(Number(twice / (2n * BigInt(quantity))));
}
