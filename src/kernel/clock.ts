/** An instant: UTC milliseconds since 1970. */
export type EpochMs = number;

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

export interface Clock {
  now(): EpochMs;
}

/** Asia/Shanghai has been UTC+8 without daylight saving since 1991, so a business day is a plain shift. */
const SHANGHAI_SHIFT_MS = 8 * HOUR_MS;

/** First instant of the business day (Asia/Shanghai) that contains `at`. */
export function businessDayStart(at: EpochMs): EpochMs {
  return startOfBusinessDay(businessDayNumber(at));
}

/** Number of the business day that contains `at`; 0 = 1 January 1970 in Shanghai. */
export function businessDayNumber(at: EpochMs): number {
  return Math.floor((at + SHANGHAI_SHIFT_MS) / DAY_MS);
}

/** First instant of the business day with this number. */
export function startOfBusinessDay(day: number): EpochMs {
  return day * DAY_MS - SHANGHAI_SHIFT_MS;
}

/** Name of the business day that contains `at`, as `2026-11-21`. */
export function businessDay(at: EpochMs): string {
  return new Date(at + SHANGHAI_SHIFT_MS).toISOString().slice(0, 10);
}

/** Minutes since midnight in Asia/Shanghai, 0..1439. */
export function businessMinute(at: EpochMs): number {
  return Math.floor(((((at + SHANGHAI_SHIFT_MS) % DAY_MS) + DAY_MS) % DAY_MS) / MINUTE_MS);
}
