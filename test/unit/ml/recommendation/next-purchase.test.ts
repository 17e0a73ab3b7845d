import { SeededRandom } from '#kernel';
import {
  chanceOfPurchase,
  corrected,
  fitNextPurchase,
  medianWaitDays,
  type ObservedHabit,
} from '#ml/recommendation';

const HORIZON_DAYS = 30;

/**
 * People who buy at their own rate for 300 days, and what they do in the 30 days after.
 * `evenness` 1 = by chance alone (Poisson), larger = at more and more even distances.
 */
function people(count: number, seed: number, evenness: number): ObservedHabit[] {
  const random = new SeededRandom(seed);
  const wait = (meanDays: number) => {
    let sum = 0;
    for (let part = 0; part < evenness; part += 1)
      sum -= (meanDays / evenness) * Math.log(1 - random.fraction());
    return sum;
  };
  return Array.from({ length: count }, (_, person) => {
    const category = person % 2;
    const meanDays = (category === 0 ? 20 : 120) * (0.5 + random.fraction());
    const first = random.fraction() * 100;
    const visits = [first];
    while ((visits.at(-1) as number) < 330) visits.push((visits.at(-1) as number) + wait(meanDays));
    const past = visits.filter((day) => day < 300);
    return {
      category,
      times: past.length,
      sinceFirstDays: 300 - first,
      sinceLastDays: 300 - (past.at(-1) as number),
      bought: visits.some((day) => day >= 300 && day < 330),
    };
  });
}

const brier = (habits: readonly ObservedHabit[], chanceOf: (habit: ObservedHabit) => number): number =>
  habits.reduce((sum, habit) => sum + (chanceOf(habit) - (habit.bought ? 1 : 0)) ** 2, 0) / habits.length;

test('people who buy by chance at their own rates: the stated chance is what happens, in every tenth', () => {
  const habits = people(8_000, 1, 1);
  const model = fitNextPurchase(2, habits, HORIZON_DAYS);
  const sorted = habits
    .map((habit) => ({ chance: chanceOfPurchase(model, habit), bought: habit.bought }))
    .sort((a, b) => a.chance - b.chance);
  for (let group = 0; group < 10; group += 1) {
    const members = sorted.slice(group * 800, (group + 1) * 800);
    const stated = members.reduce((sum, { chance }) => sum + chance, 0) / 800;
    const happened = members.filter(({ bought }) => bought).length / 800;
    expect(Math.abs(stated - happened)).toBeLessThan(0.07);
  }
});

test('somebody with few purchases is drawn towards her category', () => {
  const model = fitNextPurchase(2, people(4_000, 2, 1), HORIZON_DAYS);
  const once = { times: 1, sinceFirstDays: 1, sinceLastDays: 1 };
  expect(chanceOfPurchase(model, { category: 0, ...once })).toBeGreaterThan(0.6);
  expect(chanceOfPurchase(model, { category: 1, ...once })).toBeLessThan(0.4);
});

test('the median wait is shorter for somebody who buys more often', () => {
  const model = fitNextPurchase(
    1,
    people(1_000, 3, 1).map((habit) => ({ ...habit, category: 0 })),
    30,
  );
  const wait = (times: number) =>
    medianWaitDays(model, { category: 0, times, sinceFirstDays: 200, sinceLastDays: 10 });
  expect(wait(11)).toBeLessThan(wait(3));
  // Ten repeats in 200 days: about 20 days apart, half of the waits are over after some 14.
  expect(wait(11)).toBeGreaterThan(8);
  expect(wait(11)).toBeLessThan(22);
});

test('even distances: the correction learns on one group what helps with another', () => {
  const lessons = people(4_000, 4, 6);
  const exam = people(4_000, 5, 6);
  const plain = fitNextPurchase(2, lessons, HORIZON_DAYS);
  const better = corrected(plain, lessons);
  expect(brier(exam, (habit) => chanceOfPurchase(better, habit))).toBeLessThan(
    0.97 * brier(exam, (habit) => chanceOfPurchase(plain, habit)),
  );
});

test('a category that nobody ever bought twice still has an answer, and an unknown one is refused', () => {
  const model = fitNextPurchase(3, people(100, 6, 1), HORIZON_DAYS);
  const habit = { category: 2, times: 1, sinceFirstDays: 10, sinceLastDays: 10 };
  expect(chanceOfPurchase(model, habit)).toBeGreaterThan(0);
  expect(() => chanceOfPurchase(model, { ...habit, category: 3 })).toThrow(RangeError);
});
