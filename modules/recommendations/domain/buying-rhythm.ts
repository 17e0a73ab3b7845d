import { DAY_MS, type EpochMs } from '#kernel';

/** Days with a purchase from which a member has a rhythm of her own: two intervals. */
const RHYTHM_DAYS_MIN = 3;
/** Above this she is not late but gone (MEM-16 calls her lost). */
const OVERDUE_MAX = 6;

export interface Overdue {
  readonly lastAt: EpochMs;
  /** Mean of her own intervals, days. */
  readonly intervalDays: number;
  /** Days since the last purchase, in intervals of her own: above 1 she is late. */
  readonly ratio: number;
}

/** @param instants Of her purchases, ascending. Undefined = no rhythm, not late, or gone. */
export function overdue(instants: readonly EpochMs[], now: EpochMs): Overdue | undefined {
  const days = visits(instants);
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined || days.length < RHYTHM_DAYS_MIN) return undefined;
  const intervalDays = (last - first) / DAY_MS / (days.length - 1);
  // To the thousandth: pages are cut by it.
  const ratio = Math.round((1_000 * (now - last)) / DAY_MS / intervalDays) / 1_000;
  return ratio > 1 && ratio <= OVERDUE_MAX ? { lastAt: last, intervalDays, ratio } : undefined;
}

/** Several orders within twelve hours are one visit. */
const ONE_VISIT_MS = DAY_MS / 2;

/** The first instant of each visit. */
export function visits(instants: readonly EpochMs[]): readonly EpochMs[] {
  const found: EpochMs[] = [];
  for (const at of instants)
    if (at - (found.at(-1) ?? Number.NEGATIVE_INFINITY) >= ONE_VISIT_MS) found.push(at);
  return found;
}
