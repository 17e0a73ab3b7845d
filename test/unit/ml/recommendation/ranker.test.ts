import { SeededRandom } from '#kernel';
import {
  FEATURE_COUNT,
  type LabelledList,
  openTrainingRuntime,
  plainRuntime,
  trainRanker,
} from '#ml/recommendation';

function randomFeatures(rows: number, seed = 9): Float32Array {
  const random = new SeededRandom(seed);
  return Float32Array.from({ length: rows * FEATURE_COUNT }, () => random.fraction());
}

/** The label is the row with the largest value in column 2; the others are noise. */
function lessons(count: number, seed: number): LabelledList[] {
  return Array.from({ length: count }, (_, n) => {
    const features = randomFeatures(12, seed + n);
    let label = 0;
    for (let row = 1; row < 12; row += 1)
      if ((features[row * FEATURE_COUNT + 2] as number) > (features[label * FEATURE_COUNT + 2] as number))
        label = row;
    return { features, count: 12, label };
  });
}

test('it learns what decides, and the same seed learns the same bits', async () => {
  const tf = await openTrainingRuntime();
  const options = { seed: 1, hidden: 8, epochs: 20 };
  const weights = trainRanker(tf, lessons(1_500, 100), options);
  const ranker = plainRuntime.load(weights);
  const exam = lessons(100, 9_000);
  const right = exam.filter(({ features, count, label }) => {
    const scores = ranker.score(features, count);
    return scores.filter((score) => score > (scores[label] as number)).length < 2;
  });
  // Among the first two of twelve; by chance it would be a sixth.
  expect(right.length).toBeGreaterThan(80);
  expect(trainRanker(tf, lessons(1_500, 100), options)).toEqual(weights);
});

test('what is the same for every row of every list gets no weight', async () => {
  const constant = lessons(40, 300).map((list) => {
    const features = list.features.slice();
    for (let row = 0; row < list.count; row += 1) features[row * FEATURE_COUNT + 5] = 7;
    return { ...list, features };
  });
  const { input, output } = trainRanker(await openTrainingRuntime(), constant, {
    seed: 1,
    hidden: 4,
    epochs: 1,
  });
  const hidden = output.length;
  expect([...input.subarray(5 * hidden, 6 * hidden)]).toEqual(new Array(hidden).fill(0));
  expect(input.subarray(2 * hidden, 3 * hidden).some((weight) => weight !== 0)).toBe(true);
});

test('nothing to learn from is an error', async () => {
  const tf = await openTrainingRuntime();
  expect(() => trainRanker(tf, [], { seed: 1, hidden: 4, epochs: 1 })).toThrow(RangeError);
});
