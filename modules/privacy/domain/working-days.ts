import { businessDayNumber, type EpochMs, startOfBusinessDay } from '#kernel';

/** PRV-06: the time within which somebody who asks has to have an answer. */
export const ANSWER_WORKING_DAYS = 15;
/** Day 0 was a Thursday. */
const THURSDAY = 4;
const WEEK_DAYS = 7;

/**
 * The end of the business day that lies `days` working days after `at`. Public holidays count as working days: the
 * calendar of them is made known a year ahead at most, and being early breaks no rule.
 */
export function workingDaysAfter(at: EpochMs, days: number): EpochMs {
  let day = businessDayNumber(at);
  for (let left = days; left > 0; ) {
    day += 1;
    const weekday = (day + THURSDAY) % WEEK_DAYS;
    if (weekday !== 0 && weekday !== WEEK_DAYS - 1) left -= 1;
  }
  return startOfBusinessDay(day + 1);
}
