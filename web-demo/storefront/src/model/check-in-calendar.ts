import type { CheckInCalendar } from '../api/points-contract.ts';

export interface CalendarCell {
  /** Empty = a place before the first of the month. */
  readonly day: string;
  readonly label: string;
  readonly state: 'blank' | 'done' | 'made-up' | 'today' | 'missed' | 'past' | 'ahead';
}

const DAY_MS = 24 * 60 * 60 * 1_000;

/** A month in weeks from Monday; dates without a zone are counted as if they were in UTC. */
export function monthCells({ month, today, days, missedDays }: CheckInCalendar): readonly CalendarCell[] {
  const first = Date.parse(`${month}-01`);
  const [year = 0, index = 1] = month.split('-').map(Number);
  const count = (Date.UTC(year, index, 1) - first) / DAY_MS;
  const blanks = (new Date(first).getUTCDay() + 6) % 7;
  const checked = new Map(days.map((each) => [each.day, each]));
  const missed = new Set(missedDays);
  const stateOf = (day: string): CalendarCell['state'] => {
    const done = checked.get(day);
    if (done !== undefined) return done.madeUp ? 'made-up' : 'done';
    if (day === today) return 'today';
    if (missed.has(day)) return 'missed';
    return day < today ? 'past' : 'ahead';
  };
  return [
    ...Array.from({ length: blanks }, () => ({ day: '', label: '', state: 'blank' as const })),
    ...Array.from({ length: count }, (_, n) => {
      const day = new Date(first + n * DAY_MS).toISOString().slice(0, 10);
      return { day, label: String(n + 1), state: stateOf(day) };
    }),
  ];
}
