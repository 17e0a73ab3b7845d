import { businessDayStart, businessMinute, DAY_MS, type EpochMs } from '#kernel';
import type { OpeningHours } from './store.ts';

const DAY_MINUTES = 1_440;
const WEEK_DAYS = 7;

/** Whether a store with these hours is open at `at`; hours that run past midnight belong to the day before. */
export function isOpen(hours: readonly OpeningHours[], at: EpochMs): boolean {
  const minute = businessMinute(at);
  const today = weekday(at);
  const yesterday = (today + WEEK_DAYS - 1) % WEEK_DAYS;
  return covers(hours[today], minute) || covers(hours[yesterday], minute + DAY_MINUTES);
}

/** Hours of the business day that contains `at`, as `10:00–22:00`, `18:00–次日02:00` or `今日休息`. */
export function hoursText(hours: readonly OpeningHours[], at: EpochMs): string {
  const today = hours[weekday(at)];
  if (today === undefined || today.opensMinute === today.closesMinute) return '今日休息';
  const closes = closingMinute(today);
  const nextDay = closes > DAY_MINUTES ? '次日' : '';
  return `${clockText(today.opensMinute)}–${nextDay}${clockText(nextDay === '' ? closes : closes - DAY_MINUTES)}`;
}

/** 0 = Monday. */
function weekday(at: EpochMs): number {
  const MONDAY = businessDayStart(Date.UTC(2024, 0, 1));
  return ((Math.floor((businessDayStart(at) - MONDAY) / DAY_MS) % WEEK_DAYS) + WEEK_DAYS) % WEEK_DAYS;
}

/** `minute` counts from the midnight at which `day` began, and may lie on the day after. */
function covers(day: OpeningHours | undefined, minute: number): boolean {
  if (day === undefined || day.opensMinute === day.closesMinute) return false;
  return minute >= day.opensMinute && minute < closingMinute(day);
}

function closingMinute({ opensMinute, closesMinute }: OpeningHours): number {
  return closesMinute > opensMinute ? closesMinute : closesMinute + DAY_MINUTES;
}

function clockText(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
