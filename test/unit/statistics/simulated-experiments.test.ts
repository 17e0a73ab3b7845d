import { SeededRandom } from '#kernel';
import { type ArmSample, compareRates, sampleRatio, snips } from '#ml/statistics';

const MEMBERS = 400;
const WEEKS = 4;
const EXPERIMENTS = 1_000;

/** Number of events of a Poisson process (Knuth): means are small here. */
function poisson(mean: number, random: SeededRandom): number {
  const floor = Math.exp(-mean);
  let count = 0;
  for (let left = random.fraction(); left > floor; left *= random.fraction()) count += 1;
  return count;
}

/** Members differ in how much they buy, and stay what they are: half an order a week on average. */
function simulatedArm(uplift: number, random: SeededRandom): ArmSample {
  const habits = Float64Array.from({ length: MEMBERS }, () => 1.5 * random.fraction() ** 2);
  const weeks = habits.map(() => WEEKS * (0.3 + 0.7 * random.fraction()));
  return {
    weeks,
    before: habits.map((habit) => poisson(habit * 4, random)),
    events: habits.map((habit, n) => poisson(habit * (1 + uplift) * (weeks[n] as number), random)),
  };
}

test('of a thousand experiments in which nothing differs, about one in twenty claims something', () => {
  const random = new SeededRandom(11);
  let [claims, covered, widths, plainWidths] = [0, 0, 0, 0];
  for (let n = 0; n < EXPERIMENTS; n += 1) {
    const [control, treated] = [simulatedArm(0, random), simulatedArm(0, random)];
    const found = compareRates(control, treated);
    const plain = compareRates(
      { ...control, before: new Float64Array(MEMBERS) },
      { ...treated, before: new Float64Array(MEMBERS) },
    );
    if (found === undefined || plain === undefined) throw new Error('both arms have members');
    if (found.p < 0.05) claims += 1;
    if (found.low <= 0 && found.high >= 0) covered += 1;
    widths += found.high - found.low;
    plainWidths += plain.high - plain.low;
  }
  // 50 ± 3 · √(1000 · .05 · .95) = 50 ± 21.
  expect(claims).toBeGreaterThan(29);
  expect(claims).toBeLessThan(71);
  expect(covered).toBe(EXPERIMENTS - claims);
  // History is worth having: the interval is narrower by what it explains.
  expect(widths / plainWidths).toBeLessThan(0.95);
});

test('a planted uplift of a quarter is found in four of five experiments, and its size lies in the interval', () => {
  const random = new SeededRandom(12);
  let [found, covered] = [0, 0];
  for (let n = 0; n < 200; n += 1) {
    const difference = compareRates(simulatedArm(0, random), simulatedArm(0.25, random));
    if (difference === undefined) throw new Error('both arms have members');
    if (difference.p < 0.05 && difference.value > 0) found += 1;
    if (difference.low <= 0.125 && difference.high >= 0.125) covered += 1;
  }
  expect(found).toBeGreaterThan(160);
  // 190 expected; 3 standard deviations are 9.
  expect(covered).toBeGreaterThan(180);
});

test('a split that loses one treated member in ten is caught, a whole one is left alone', () => {
  const random = new SeededRandom(13);
  let [caught, alarms] = [0, 0];
  for (let n = 0; n < 500; n += 1) {
    const control = Array.from({ length: 10_000 }, () => random.integer(2)).filter(
      (side) => side === 0,
    ).length;
    const treated = 10_000 - control;
    if (sampleRatio([control, treated], [500, 500]).isBroken) alarms += 1;
    if (sampleRatio([control, Math.round(treated * 0.9)], [500, 500]).isBroken) caught += 1;
  }
  // One in a thousand by design: three in 500 would be one chance in seventy.
  expect(alarms).toBeLessThan(3);
  // 500² / 9500 = 26: z = 5.1 against 3.3, so 97 in a hundred.
  expect(caught).toBeGreaterThan(470);
});

test('what exploration draws tell of another policy is right on average', () => {
  const random = new SeededRandom(14);
  // Ten goods with click rates 0, .02 … .18, drawn evenly; the other policy would always show the best three.
  const draws = Array.from({ length: 20_000 }, () => {
    const good = random.integer(10);
    return {
      reward: random.fraction() < good * 0.02 ? 1 : 0,
      logged: 0.1,
      target: good >= 7 ? 1 / 3 : 0,
    };
  });
  const { value, effectiveDraws } = snips(draws);
  expect(value?.low).toBeLessThan(0.16);
  expect(value?.high).toBeGreaterThan(0.16);
  // Three draws in ten show one of them.
  expect(effectiveDraws / draws.length).toBeCloseTo(0.3, 1);
});
