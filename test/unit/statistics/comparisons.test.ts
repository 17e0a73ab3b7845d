import {
  compareRates,
  gini,
  populationStability,
  sampleRatio,
  signTest,
  snips,
  weeklyRate,
} from '#ml/statistics';

const arm = (events: number[], weeks = events.map(() => 1), before = events.map(() => 0)) => ({
  events: Float64Array.from(events),
  weeks: Float64Array.from(weeks),
  before: Float64Array.from(before),
});

test('orders per member-week: all orders over all weeks, with the spread between members', () => {
  // 6 orders in 4 member-weeks; deviations -1.5, .5, -.5, 1.5 → variance 5/3, error √(5/12).
  const rate = weeklyRate(arm([0, 2, 1, 3]));
  expect(rate?.value).toBe(1.5);
  expect(rate?.high).toBeCloseTo(1.5 + 1.959964 * Math.sqrt(5 / 12), 6);
  // Somebody who came for half a week counts half: 3 orders in 1.5 weeks.
  expect(weeklyRate(arm([1, 2], [0.5, 1]))?.value).toBe(2);
  expect(weeklyRate(arm([1]))).toBeUndefined();
});

test('the difference of two arms is treated minus control, with both errors', () => {
  const difference = compareRates(arm([0, 2, 1, 3]), arm([2, 4, 3, 5]));
  expect(difference?.value).toBeCloseTo(2, 12);
  expect(difference?.low).toBeCloseTo(2 - 1.959964 * Math.sqrt(5 / 6), 6);
  expect(difference?.p).toBeCloseTo(0.02846, 4);
  expect(difference?.explained).toBe(0);
});

test('history that foretells everything leaves the treatment alone standing', () => {
  // Each orders what she ordered before, the treated one more; by chance the treated were keener before.
  const control = arm([1, 2, 3], undefined, [1, 2, 3]);
  const treated = arm([4, 5, 6], undefined, [3, 4, 5]);
  const difference = compareRates(control, treated);
  expect(difference?.value).toBeCloseTo(1, 12);
  expect(difference?.explained).toBeCloseTo(1, 12);
  expect(compareRates(arm([1, 2, 3]), arm([4, 5, 6]))?.value).toBeCloseTo(3, 12);
});

test('a split of 5,150 to 4,850 is no fair coin any more, 5,050 to 4,950 is one', () => {
  // (150² + 150²) / 5000 = 9 → p = .0027; 200: 16 → .00006.
  expect(sampleRatio([5_150, 4_850], [500, 500])).toEqual({ p: expect.closeTo(0.0027, 4), isBroken: false });
  expect(sampleRatio([5_200, 4_800], [500, 500]).isBroken).toBe(true);
  expect(sampleRatio([5_050, 4_950], [1, 1]).isBroken).toBe(false);
  expect(sampleRatio([9_000, 1_000], [900, 100])).toEqual({ p: 1, isBroken: false });
  expect(sampleRatio([0, 0], [1, 1]).p).toBe(1);
});

test('each member has one voice in an interleaved comparison, however much she clicks', () => {
  const credits: [number, number][] = [
    [50, 0],
    ...Array.from({ length: 9 }, (): [number, number] => [0, 1]),
    [2, 2],
  ];
  expect(signTest(credits)).toEqual({ forA: 1, forB: 9, ties: 1, p: expect.closeTo(22 / 1_024, 10) });
});

test('draws of one policy tell what another would have earned', () => {
  // Two goods, each drawn half of the time; one is clicked always, the other never. A policy that takes the
  // first in 3 of 4 cases earns .75: weights 1.5 and .5.
  const draws = Array.from({ length: 1_000 }, (_, n) => ({
    reward: n % 2,
    logged: 0.5,
    target: n % 2 === 1 ? 0.75 : 0.25,
  }));
  const { value, effectiveDraws } = snips(draws);
  expect(value?.value).toBeCloseTo(0.75, 12);
  expect(effectiveDraws).toBeCloseTo(800, 9);
});

test('below 200 effective draws nothing is claimed', () => {
  const draws = Array.from({ length: 199 }, () => ({ reward: 1, logged: 0.1, target: 0.1 }));
  expect(snips(draws)).toEqual({ draws: 199, effectiveDraws: expect.closeTo(199, 9), value: undefined });
  expect(snips([]).effectiveDraws).toBe(0);
});

test('how unequal: all alike 0, one of four has everything .75', () => {
  expect(gini([5, 5, 5, 5])).toBeCloseTo(0, 12);
  expect(gini([0, 12, 0, 0])).toBeCloseTo(0.75, 12);
  expect(gini([1, 2, 3])).toBeCloseTo(2 / 9, 12);
  expect([gini([]), gini([0, 0])]).toEqual([0, 0]);
});

test('how far from last week: the same mix 0, a turned one more than .25', () => {
  const mix = (a: number, b: number) =>
    new Map([
      ['a', a],
      ['b', b],
    ]);
  expect(populationStability(mix(500, 500), mix(50, 50))).toBeCloseTo(0, 6);
  // (.1 - .9)·ln(1/9)·2 = 3.52, hardly touched by half a piece of padding.
  expect(populationStability(mix(9_000, 1_000), mix(1_000, 9_000))).toBeCloseTo(3.52, 1);
  expect(populationStability(mix(1, 1), new Map())).toBeUndefined();
  expect(populationStability(mix(100, 0), new Map([['c', 100]]))).toBeGreaterThan(0.25);
});
