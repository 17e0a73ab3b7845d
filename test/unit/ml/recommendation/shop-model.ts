import { SeededRandom } from '#kernel';
import {
  arrangeShelf,
  fitBehaviour,
  type ServedBehaviour,
  type Shelf,
  sequencesOf,
  serveBehaviour,
  trainLogBilinear,
} from '#ml/recommendation';

export const ROWS = 40;
const GROUPS = 4;

/** Four groups of ten rows; people stay in their group four times of five. */
export function smallModel(): ServedBehaviour {
  const random = new SeededRandom(11);
  const lists = Array.from({ length: 60 }, (_, person) =>
    Array.from({ length: 15 }, () => {
      const group = random.fraction() < 0.8 ? person % GROUPS : random.integer(GROUPS);
      return group * 10 + random.integer(10);
    }),
  );
  const log = sequencesOf(ROWS, lists);
  const options = { seed: 3, epochs: 2, positionsPerEpochMax: 2_000, negatives: 20 };
  return serveBehaviour(fitBehaviour(log, trainLogBilinear(log, options), log));
}

/** Two rows more than the model knows. */
export function smallShelf(): Shelf {
  const count = ROWS + 2;
  return arrangeShelf(
    {
      groups: Int32Array.from({ length: count }, (_, row) => Math.min(GROUPS - 1, Math.floor(row / 10))),
      popularity: Float32Array.from({ length: count }, (_, row) => ((row * 7) % 40) / 1_000),
      freshness: Float32Array.from({ length: count }, (_, row) => (row >= ROWS ? 1 : 0)),
    },
    GROUPS,
  );
}
