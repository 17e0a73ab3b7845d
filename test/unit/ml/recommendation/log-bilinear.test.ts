import { SeededRandom } from '#kernel';
import { encodeUser, sequencesOf, trainLogBilinear, VECTOR_DIM } from '#ml/recommendation';

const OPTIONS = { seed: 1, epochs: 8, positionsPerEpochMax: 5_000, negatives: 20 };

/** Two worlds of ten rows each; nobody crosses. */
function twoWorlds() {
  const random = new SeededRandom(2);
  return sequencesOf(
    20,
    Array.from({ length: 40 }, (_, s) => Array.from({ length: 20 }, () => (s % 2) * 10 + random.integer(10))),
  );
}

test('it learns who belongs together', () => {
  const losses: number[] = [];
  const model = trainLogBilinear(twoWorlds(), { ...OPTIONS, report: (_, loss) => losses.push(loss) });
  expect(losses.at(-1)).toBeLessThan(losses[0] as number);
  const user = encodeUser(model, [0, 1, 2], new Float32Array(VECTOR_DIM));
  const score = (row: number) => {
    let sum = 0;
    for (let d = 0; d < VECTOR_DIM; d += 1)
      sum += (user[d] as number) * (model.vectors[row * VECTOR_DIM + d] as number);
    return sum;
  };
  const own = Math.min(...Array.from({ length: 10 }, (_, row) => score(row)));
  const foreign = Math.max(...Array.from({ length: 10 }, (_, row) => score(row + 10)));
  expect(own).toBeGreaterThan(foreign);
});

test('the same seed gives the same bits, another seed others', () => {
  const [a, b] = [trainLogBilinear(twoWorlds(), OPTIONS), trainLogBilinear(twoWorlds(), OPTIONS)];
  expect(a.vectors).toEqual(b.vectors);
  expect(trainLogBilinear(twoWorlds(), { ...OPTIONS, seed: 2 }).vectors).not.toEqual(a.vectors);
});

test('the newest rows count, ten at most, and somebody without a past has only the bias', () => {
  const model = trainLogBilinear(twoWorlds(), { ...OPTIONS, epochs: 1 });
  const encode = (rows: number[]) => encodeUser(model, rows, new Float32Array(VECTOR_DIM));
  const ten = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
  expect(encode([...ten, 11])).toEqual(encode(ten));
  expect([...encode([])].slice(0, -1).every((value) => value === 0)).toBe(true);
  expect(encode([]).at(-1)).toBe(1);
});
