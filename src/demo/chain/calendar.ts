import { businessDay, type EpochMs } from '#kernel';
import type { Design, Season } from './design.ts';

const SEASON_OF_MONTH: readonly Season[] = [
  'winter',
  'winter',
  'spring',
  'spring',
  'summer',
  'summer',
  'summer',
  'summer',
  'autumn',
  'autumn',
  'autumn',
  'winter',
];

/** Days on which Wuhan shops, with the factor on visits. Month-day, inclusive. */
const RUSHES: readonly (readonly [from: string, until: string, factor: number])[] = [
  ['01-01', '01-03', 1.4],
  ['01-22', '02-12', 1.5],
  ['02-14', '02-14', 1.6],
  ['03-12', '04-05', 1.2],
  ['05-01', '05-05', 1.6],
  ['06-16', '06-18', 1.7],
  ['08-18', '08-20', 1.3],
  ['09-10', '09-16', 1.3],
  ['10-01', '10-07', 1.7],
  ['11-09', '11-11', 2],
  ['12-12', '12-12', 1.4],
  ['12-23', '12-25', 1.4],
];

/** Monday first: the end of the week carries the shop. */
const WEEKDAYS = [0.82, 0.84, 0.86, 0.9, 1.1, 1.32, 1.26] as const;

export interface Day {
  /** First instant of the day in Wuhan. */
  readonly startsAt: EpochMs;
  readonly season: Season;
  readonly isWeekend: boolean;
  /** Visits relative to an ordinary day. */
  readonly traffic: number;
}

export function dayAt(startsAt: EpochMs): Day {
  const name = businessDay(startsAt);
  const date = name.slice(5);
  const weekday = (new Date(`${name}T00:00:00Z`).getUTCDay() + 6) % 7;
  const rush = RUSHES.find(([from, until]) => from <= date && date <= until);
  return {
    startsAt,
    season: SEASON_OF_MONTH[Number(name.slice(5, 7)) - 1] as Season,
    isWeekend: weekday >= 5,
    traffic: (WEEKDAYS[weekday] as number) * (rush?.[2] ?? 1),
  };
}

const NEXT: Readonly<Record<Season, Season>> = {
  spring: 'summer',
  summer: 'autumn',
  autumn: 'winter',
  winter: 'spring',
};

/** People buy for the season they are in, a little for the one that comes, hardly for the opposite one. */
export function seasonFactor(design: Design, now: Season): number {
  if (design.season === undefined) return 1;
  if (design.season === now) return 2.1;
  if (design.season === NEXT[now]) return 0.8;
  return 0.3;
}
