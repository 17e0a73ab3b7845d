import { businessDay, businessDayStart, businessMinute, DAY_MS, type EpochMs, MINUTE_MS } from '#kernel';
import type { OpeningHours, SpecialDay } from './store.ts';

const DAY_MINUTES = 1_440;
const WEEK_DAYS = 7;

/** Hours of the week, and the days that differ from it (STO-01). */
export interface Calendar {
  /** Seven days, Monday first. */
  readonly hours: readonly OpeningHours[];
  readonly specialDays?: ReadonlyMap<string, SpecialDay>;
}

export interface OpenState {
  readonly openNow: boolean;
  /** The next instant at which that changes within a week; null when it does not. */
  readonly changesAt: EpochMs | null;
}

/** Whether a store is open at `at`; hours that run past midnight belong to the day before. */
export function isOpen(calendar: Calendar, at: EpochMs): boolean {
  const minute = businessMinute(at);
  return covers(dayOf(calendar, at), minute) || covers(dayOf(calendar, at - DAY_MS), minute + DAY_MINUTES);
}

export function openState(calendar: Calendar, at: EpochMs): OpenState {
  const openNow = isOpen(calendar, at);
  for (let day = -1; day <= WEEK_DAYS; day += 1) {
    const midnight = businessDayStart(at) + day * DAY_MS;
    const hours = dayOf(calendar, midnight);
    if (isClosed(hours)) continue;
    const edges = [hours.opensMinute, closingMinute(hours)].map((minute) => midnight + minute * MINUTE_MS);
    // An edge where one day's hours run into the next one's is none.
    const next = edges.find((edge) => edge > at && isOpen(calendar, edge) !== openNow);
    if (next !== undefined) return { openNow, changesAt: next };
  }
  return { openNow, changesAt: null };
}

/** Hours of the business day that contains `at`, as `10:00–22:00`, `18:00–次日02:00` or `今日休息`. */
export function hoursText(calendar: Calendar, at: EpochMs): string {
  const today = dayOf(calendar, at);
  if (isClosed(today)) return '今日休息';
  const closes = closingMinute(today);
  const nextDay = closes > DAY_MINUTES ? '次日' : '';
  return `${clockText(today.opensMinute)}–${nextDay}${clockText(nextDay === '' ? closes : closes - DAY_MINUTES)}`;
}

const CLOSED: OpeningHours = { opensMinute: 0, closesMinute: 0 };

/** A special day beats its weekday. */
function dayOf({ hours, specialDays }: Calendar, at: EpochMs): OpeningHours {
  return specialDays?.get(businessDay(at)) ?? hours[weekday(at)] ?? CLOSED;
}

function isClosed({ opensMinute, closesMinute }: OpeningHours): boolean {
  return opensMinute === closesMinute;
}

/** 0 = Monday. */
function weekday(at: EpochMs): number {
  const MONDAY = businessDayStart(Date.UTC(2024, 0, 1));
  return ((Math.floor((businessDayStart(at) - MONDAY) / DAY_MS) % WEEK_DAYS) + WEEK_DAYS) % WEEK_DAYS;
}

/** `minute` counts from the midnight at which `day` began, and may lie on the day after. */
function covers(day: OpeningHours, minute: number): boolean {
  return !isClosed(day) && minute >= day.opensMinute && minute < closingMinute(day);
}

function closingMinute({ opensMinute, closesMinute }: OpeningHours): number {
  return closesMinute > opensMinute ? closesMinute : closesMinute + DAY_MINUTES;
}

function clockText(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
