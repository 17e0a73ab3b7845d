import {
  type BasketLog,
  basketsBefore,
  chanceOfPurchase,
  corrected,
  fitNextPurchase,
  type Habit,
  medianWaitDays,
  type NextPurchaseModel,
  type ObservedHabit,
  ownBasketsBefore,
  rowsOfBasket,
} from '#ml/recommendation';
import { interval95, meanOf } from './interval.ts';
import { type Reliability, reliabilityOf, squaredMisses } from './reliability.ts';
import { WINDOW_DAYS } from './time-split.ts';

export interface NextPurchaseReport {
  readonly methods: Readonly<Record<string, Reliability>>;
  /** Brier of the category's mean interval minus that of the corrected model, paired: above zero = better. */
  readonly gain: number;
  readonly gain95: readonly [number, number];
  /** Of those whose median wait ends within the window, the share who bought by then: one half would be right. Undefined: nobody. */
  readonly backByMedian: number | undefined;
}

interface FollowedHabit extends ObservedHabit {
  /** Days until the next purchase, where it came within the window. */
  readonly nextDays: number | undefined;
}

/** Any basket of a person, or a row that she bought at least twice: this file has no categories. */
export type HabitOf = 'person' | 'row';

/** The correction is learned at the validation cut from the window up to the test cut, then judged there. */
export function evaluateNextPurchase(
  log: BasketLog,
  of: HabitOf,
  cuts: { readonly validation: number; readonly test: number },
): NextPurchaseReport {
  const categories = of === 'person' ? 1 : log.rowCount;
  const before = observedHabits(log, of, cuts.validation);
  const model = fitNextPurchase(categories, observedHabits(log, of, cuts.test), WINDOW_DAYS);
  const early = corrected(fitNextPurchase(categories, before, WINDOW_DAYS), before);
  const late = { ...model, correction: early.correction };
  const judged = observedHabits(log, of, cuts.test);
  const outcomes = judged.map(({ bought }) => bought);
  const means = meanIntervals(categories, judged);
  const chances = {
    "category's mean interval": judged.map(
      ({ category }) => 1 - Math.exp(-WINDOW_DAYS / (means[category] as number)),
    ),
    'Gamma-Poisson': judged.map((habit) => chanceOfPurchase(model, habit)),
    'Gamma-Poisson, corrected': judged.map((habit) => chanceOfPurchase(late, habit)),
  };
  const [mean, , best] = Object.values(chances).map((list) => squaredMisses(list, outcomes));
  const gains = (mean ?? []).map((miss, at) => miss - (best?.[at] as number));
  return {
    methods: Object.fromEntries(
      Object.entries(chances).map(([name, list]) => [name, reliabilityOf(list, outcomes)]),
    ),
    gain: meanOf(gains),
    gain95: interval95(gains),
    backByMedian: backByMedian(model, judged),
  };
}

function backByMedian(model: NextPurchaseModel, habits: readonly FollowedHabit[]): number | undefined {
  const soon = habits.flatMap((habit) => {
    const wait = medianWaitDays(model, habit);
    return wait > WINDOW_DAYS ? [] : [habit.nextDays !== undefined && habit.nextDays <= wait];
  });
  return soon.length === 0 ? undefined : soon.filter(Boolean).length / soon.length;
}

/** Habits at `day`, and whether a purchase came within the window after it. */
function observedHabits(log: BasketLog, of: HabitOf, day: number): FollowedHabit[] {
  const came: Map<number, number>[] = Array.from({ length: log.shopperCount }, () => new Map());
  const until = basketsBefore(log, day + WINDOW_DAYS);
  for (let basket = basketsBefore(log, day); basket < until; basket += 1) {
    const shopper = came[log.shoppers[basket] as number] as Map<number, number>;
    const wait = (log.days[basket] as number) - day;
    for (const row of of === 'person' ? [0] : rowsOfBasket(log, basket))
      if (!shopper.has(row)) shopper.set(row, wait);
  }
  return ownBasketsBefore(log, day).flatMap((baskets, shopper) => {
    const habits = new Map<number, Habit>();
    for (const { daysAgo, rows } of baskets)
      for (const category of of === 'person' ? [0] : Array.from(rows)) {
        const known = habits.get(category);
        habits.set(category, {
          category,
          times: (known?.times ?? 0) + 1,
          sinceFirstDays: daysAgo,
          sinceLastDays: known?.sinceLastDays ?? daysAgo,
        });
      }
    return [...habits.values()]
      .filter(({ times }) => of === 'person' || times > 1)
      .map((habit) => {
        const nextDays = came[shopper]?.get(habit.category);
        return { ...habit, bought: nextDays !== undefined, nextDays };
      });
  });
}

/** Mean days between two purchases of a category by one person; a category without any gets the mean of all. */
function meanIntervals(categories: number, habits: readonly Habit[]): number[] {
  const days = new Float64Array(categories);
  const steps = new Float64Array(categories);
  for (const { category, times, sinceFirstDays, sinceLastDays } of habits) {
    days[category] = (days[category] as number) + sinceFirstDays - sinceLastDays;
    steps[category] = (steps[category] as number) + times - 1;
  }
  const all = days.reduce((sum, value) => sum + value, 0) / steps.reduce((sum, value) => sum + value, 0);
  return Array.from(days, (sum, category) =>
    steps[category] === 0 ? all : Math.max(1, sum / (steps[category] as number)),
  );
}
