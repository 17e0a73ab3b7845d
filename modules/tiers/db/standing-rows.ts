import type { StoredStanding } from '../app/ports.ts';

export interface StandingRow {
  readonly level: number;
  readonly base_level: number;
  readonly growth: number | string;
  readonly period_start: number | string;
  readonly period_ends: number | string;
  readonly earlier_start: number | string | null;
  readonly earlier_base_level: number | null;
  readonly override_level: number | null;
  readonly override_until: number | string | null;
}

export const STANDING_COLUMNS = `level, base_level, growth, period_start, period_ends, earlier_start, earlier_base_level,
  override_level, override_until`;

/** PostgreSQL answers bigint as text inside a transaction. */
export function standingOf(row: StandingRow): StoredStanding {
  const {
    earlier_start: start,
    earlier_base_level: baseLevel,
    override_level: level,
    override_until: until,
  } = row;
  return {
    standing: {
      level: row.level,
      baseLevel: row.base_level,
      growth: Number(row.growth),
      periodStart: Number(row.period_start),
      periodEnds: Number(row.period_ends),
      earlier: start === null || baseLevel === null ? null : { start: Number(start), baseLevel },
    },
    override: level === null || until === null ? null : { level, until: Number(until) },
  };
}
