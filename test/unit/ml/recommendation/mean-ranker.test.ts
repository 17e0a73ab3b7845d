import { SeededRandom } from '#kernel';
import {
  type LabelledList,
  meanRanker,
  openTrainingRuntime,
  plainRuntime,
  type RankerWeights,
  trainRanker,
} from '#ml/recommendation';

const COLUMNS = 4;

function drawn(size: number, random: SeededRandom): Float32Array {
  return Float32Array.from({ length: size }, () => 2 * random.fraction() - 1);
}

function someRanker(hidden: number, seed: number): RankerWeights {
  const random = new SeededRandom(seed);
  return {
    input: drawn(COLUMNS * hidden, random),
    inputBias: drawn(hidden, random),
    output: drawn(hidden, random),
  };
}

test('the mean of rankers scores as the mean of their scores, whatever their widths', () => {
  const rankers = [someRanker(3, 1), someRanker(5, 2), someRanker(1, 3)];
  const features = drawn(7 * COLUMNS, new SeededRandom(4));
  const mean = plainRuntime.load(meanRanker(rankers)).score(features, 7);
  const each = rankers.map((ranker) => plainRuntime.load(ranker).score(features, 7));
  for (const [row, score] of mean.entries())
    expect(score).toBeCloseTo(each.reduce((sum, scores) => sum + (scores[row] as number), 0) / 3, 5);
});

test('rankers of different columns, or none at all, have no mean', () => {
  const other = { ...someRanker(2, 1), input: new Float32Array(2 * (COLUMNS + 1)) };
  expect(() => meanRanker([someRanker(2, 1), other])).toThrow(RangeError);
  expect(() => meanRanker([])).toThrow(RangeError);
});

/** Two of eight are right: the one with a three in column 1 and the one with a three in column 2. */
function baskets(count: number, seed: number): LabelledList[] {
  const random = new SeededRandom(seed);
  return Array.from({ length: count }, () => {
    const features = drawn(8 * COLUMNS, random);
    const first = random.integer(8);
    const labels = [first, (first + 1 + random.integer(7)) % 8];
    for (const [which, row] of labels.entries()) features[row * COLUMNS + 1 + which] = 3;
    return { features, count: 8, label: labels[0] as number, labels };
  });
}

test('a list with two right answers teaches both: neither is pushed below the others', async () => {
  const tf = await openTrainingRuntime();
  const weights = trainRanker(tf, baskets(600, 1), { seed: 1, hidden: 4, epochs: 40 });
  const ranker = plainRuntime.load(weights);
  const exam = baskets(50, 2);
  const both = exam.filter(({ features, count, labels = [] }) => {
    const scores = ranker.score(features, count);
    const best = Array.from(scores.keys()).sort((a, b) => (scores[b] as number) - (scores[a] as number));
    return labels.every((label) => best.slice(0, 2).includes(label));
  });
  // Taught only the first of the two, it would find both by chance: one time in seven.
  expect(both.length).toBeGreaterThan(45);
});
