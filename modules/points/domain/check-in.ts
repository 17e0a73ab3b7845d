import { DAY_MS } from '#kernel';
import { STREAK_DAYS } from './rules.ts';

/** What day `streak` of a streak is worth: day 8 counts as day 1 again. */
export function rewardOf(streak: number, rewards: readonly number[]): number {
  return rewards[(streak - 1) % STREAK_DAYS] ?? 0;
}

/** How long the streak is on each of `days`, which are in order; on the first it is `first` days long. */
export function streaksOf(days: readonly string[], first: number): number[] {
  let streak = first - 1;
  return days.map((day, n) => {
    streak = n === 0 || days[n - 1] === dayBefore(day) ? streak + 1 : 1;
    return streak;
  });
}

/** `2026-11` of `2026-11-21`. */
export const monthOf = (day: string): string => day.slice(0, 7);

/** Names of days are dates without a zone: they are counted as if they were in UTC. */
export const dayBefore = (day: string): string => nameOf(Date.parse(day) - DAY_MS);

/** From `from`, without `until`. */
export function daysFrom(from: string, until: string): string[] {
  const count = Math.max(0, (Date.parse(until) - Date.parse(from)) / DAY_MS);
  return Array.from({ length: count }, (_, n) => nameOf(Date.parse(from) + n * DAY_MS));
}

export function isDay(day: string): boolean {
  const at = Date.parse(day);
  return Number.isFinite(at) && nameOf(at) === day;
}

const nameOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
