import { applyLogistic, fitLogistic, type Logistic } from './logistic.ts';

/** When one person bought from one category, seen from now. All times in days. */
export interface Habit {
  readonly category: number;
  /** Separate visits with a purchase; at least one. */
  readonly times: number;
  readonly sinceFirstDays: number;
  readonly sinceLastDays: number;
}

/** A habit, and whether a purchase came within the horizon. */
export interface ObservedHabit extends Habit {
  readonly bought: boolean;
}

/**
 * When will this person buy from this category again? Purchases come at her own rate; rates of a category's
 * buyers are Gamma-distributed (Gamma-Poisson, after Ehrenberg 1959), so a person with few purchases is drawn
 * towards her category. People also stop buying, or buy at even distances, which a Poisson process does not
 * know: a logistic correction by the time since her last purchase, fitted on an earlier window, repairs both.
 */
export interface NextPurchaseModel {
  /** Shape of the Gamma, shared by all categories; its rate per category is `shape / dailyRate`. */
  readonly shape: number;
  /** `[categories]`: purchases per day of one buyer. */
  readonly dailyRates: Float64Array;
  /** Horizon for which the correction was fitted. */
  readonly horizonDays: number;
  /** Undefined = as the Gamma-Poisson says. */
  readonly correction: Logistic | undefined;
}

/** The shop's mean counts like so many buyers of a category. */
const PRIOR_BUYERS = 20;
const SHAPE_MIN = 0.1;
const SHAPE_MAX = 50;
/** Someone who bought today has been seen for one day. */
const SEEN_DAYS_MIN = 1;

/** Rates and spread by moments: exact sums, no iteration. */
export function fitNextPurchase(
  categoryCount: number,
  habits: readonly Habit[],
  horizonDays: number,
): NextPurchaseModel {
  const repeats = new Float64Array(categoryCount);
  const days = new Float64Array(categoryCount);
  const buyers = new Float64Array(categoryCount);
  for (const habit of habits) {
    const { category } = habit;
    repeats[category] = (repeats[category] as number) + habit.times - 1;
    days[category] = (days[category] as number) + seenDays(habit);
    buyers[category] = (buyers[category] as number) + 1;
  }
  const allDays = sum(days) || 1;
  const mean = Math.max(sum(repeats), 1) / allDays;
  const meanDays = allDays / Math.max(1, sum(buyers));
  const dailyRates = repeats.map((count, category) => {
    const prior = PRIOR_BUYERS * meanDays;
    return (count + prior * mean) / ((days[category] as number) + prior);
  });
  return { shape: shapeOf(habits, dailyRates), dailyRates, horizonDays, correction: undefined };
}

/** Spread of the people's rates beyond what chance gives: E[(n - rT)^2] = rT + (rT)^2 / shape. */
function shapeOf(habits: readonly Habit[], dailyRates: Float64Array): number {
  let beyond = 0;
  let squares = 0;
  for (const habit of habits) {
    const expected = (dailyRates[habit.category] as number) * seenDays(habit);
    beyond += (habit.times - 1 - expected) ** 2 - expected;
    squares += expected ** 2;
  }
  return beyond <= 0 ? SHAPE_MAX : Math.min(SHAPE_MAX, Math.max(SHAPE_MIN, squares / beyond));
}

/** The model with its correction, learned from habits at an earlier moment and what came after it. */
export function corrected(model: NextPurchaseModel, observed: readonly ObservedHabit[]): NextPurchaseModel {
  const correction = fitLogistic(
    observed.map((habit) => correctionInputs(model, habit)),
    observed.map(({ bought }) => bought),
  );
  return { ...model, correction };
}

/** Chance of a purchase of the category within the model's horizon, 0..1. */
export function chanceOfPurchase(model: NextPurchaseModel, habit: Habit): number {
  if (model.correction === undefined) return poissonChance(model, habit);
  return applyLogistic(model.correction, correctionInputs(model, habit));
}

/** Days until it is as likely as not that she has bought again, at her own rate. */
export function medianWaitDays(model: NextPurchaseModel, habit: Habit): number {
  const { events, days } = posterior(model, habit);
  return days * (2 ** (1 / events) - 1);
}

function poissonChance(model: NextPurchaseModel, habit: Habit): number {
  const { events, days } = posterior(model, habit);
  return 1 - (days / (days + model.horizonDays)) ** events;
}

/** The Gamma of her rate after what was seen: shape `events`, rate `days`. */
function posterior({ shape, dailyRates }: NextPurchaseModel, habit: Habit) {
  const rate = dailyRates[habit.category];
  if (rate === undefined) throw new RangeError(`category ${habit.category} is not known`);
  return { events: shape + habit.times - 1, days: shape / rate + seenDays(habit) };
}

function correctionInputs(model: NextPurchaseModel, habit: Habit): number[] {
  const chance = Math.min(1 - 1e-9, Math.max(1e-9, poissonChance(model, habit)));
  const { events, days } = posterior(model, habit);
  const overdue = Math.log1p((habit.sinceLastDays * events) / days);
  return [Math.log(chance / (1 - chance)), overdue, overdue ** 2, Math.log(habit.times)];
}

function seenDays({ sinceFirstDays }: Habit): number {
  return Math.max(SEEN_DAYS_MIN, sinceFirstDays);
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
