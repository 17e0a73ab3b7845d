import { FEATURE_COUNT, FEATURE_NAMES, featuresOf, SIGNAL, SIGNAL_COUNT } from '#ml/recommendation';
import { listContext } from '../../../../ml/recommendation/features.ts';

const FORWARD = [0.4, 0.1, 0, 0.4];
const TASTE = [-1, 2, 0.5, 1];

function signals(): Float32Array {
  const values = new Float32Array(4 * SIGNAL_COUNT);
  for (let c = 0; c < 4; c += 1) {
    values[c * SIGNAL_COUNT + SIGNAL.forward] = FORWARD[c] as number;
    values[c * SIGNAL_COUNT + SIGNAL.taste] = TASTE[c] as number;
  }
  return values;
}

function column(name: string, features: Float32Array): number[] {
  const at = FEATURE_NAMES.indexOf(name);
  return Array.from(
    { length: features.length / FEATURE_COUNT },
    (_, c) => features[c * FEATURE_COUNT + at] as number,
  );
}

const features = featuresOf(signals(), 4, listContext(signals(), 4));

test.each([
  ['forward', FORWARD.map((x) => Math.log1p(100 * x))],
  ['forward_of_best', [1, 0.25, 0, 1]],
  // Nothing is larger than the two best; two are larger than the second, three than nothing.
  ['forward_place', [1, 1 / 3, 1 / 4, 1]],
  ['taste_behind_best', [-3, 0, -1.5, -1]],
  ['taste_place', [1 / 4, 1, 1 / 3, 1 / 2]],
])('%s', (name, expected) => {
  for (const [c, value] of column(name, features).entries())
    expect(value).toBeCloseTo(expected[c] as number, 6);
});

test('names are told apart, and a signal that nothing fills is zero', () => {
  expect(new Set(FEATURE_NAMES).size).toBe(FEATURE_COUNT);
  expect(column('sessions_of_best', features)).toEqual([0, 0, 0, 0]);
});

test('a candidate that is tried out stands against the list as it was', () => {
  const alone = signals().slice(0, SIGNAL_COUNT);
  alone[SIGNAL.forward] = 0.2;
  const tried = featuresOf(alone, 1, listContext(signals(), 4));
  expect(column('forward_of_best', tried)[0]).toBeCloseTo(0.5, 6);
  expect(column('forward_place', tried)[0]).toBeCloseTo(1 / 3, 6);
});
