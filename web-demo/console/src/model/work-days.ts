const SHANGHAI_SHIFT_MS = 8 * 3_600_000;
export const DAY_MS = 86_400_000;

/** First instant of the shop's day that holds `at`; no daylight saving since 1991. */
export function dayStart(at: number): number {
  return Math.floor((at + SHANGHAI_SHIFT_MS) / DAY_MS) * DAY_MS - SHANGHAI_SHIFT_MS;
}

/** `2026-11-23` and `09:30` as an instant of shop time; undefined while either is missing. */
export function instantOf(day: string, time: string): number | undefined {
  const at = Date.parse(`${day}T${time}:00+08:00`);
  return Number.isNaN(at) ? undefined : at;
}

/** The shop's day that holds `at`, as a date field writes it. */
export function dayField(at: number): string {
  return new Date(at + SHANGHAI_SHIFT_MS).toISOString().slice(0, 10);
}
