import { DAY_MS, type EpochMs } from '#kernel';
import { levelFor, type TierRules } from './rules.ts';

/** Where a member stands. `growth` is that of the period that runs. */
export interface Standing {
  readonly level: number;
  /** The level with which the period began: no refund of this period takes her below it. */
  readonly baseLevel: number;
  readonly growth: number;
  readonly periodStart: EpochMs;
  readonly periodEnds: EpochMs;
  /** The period before, for orders of then that are refunded now; null = there was none. */
  readonly earlier: { readonly start: EpochMs; readonly baseLevel: number } | null;
}

export function firstStanding(at: EpochMs, { keepDays }: TierRules): Standing {
  return {
    ...{ level: 1, baseLevel: 1, growth: 0, periodStart: at, periodEnds: at + keepDays * DAY_MS },
    earlier: null,
  };
}

/** Upgrades at once, and a new keep period runs from then. */
export function grown(standing: Standing, amount: number, at: EpochMs, rules: TierRules): Standing {
  const growth = standing.growth + amount;
  const level = Math.max(standing.level, levelFor(growth, rules));
  const isUp = level > standing.level;
  return {
    ...standing,
    growth,
    level,
    periodEnds: isUp ? at + rules.keepDays * DAY_MS : standing.periodEnds,
  };
}

/** Growth of this period is taken back: a level that rested on it alone is revoked, however far down. */
export function shrunk(standing: Standing, amount: number, rules: TierRules): Standing {
  const growth = standing.growth - amount;
  const level = Math.min(standing.level, Math.max(standing.baseLevel, levelFor(growth, rules)));
  return { ...standing, growth, level };
}

/** The same for an order of the period before, which now had only `earlierGrowth`. */
export function shrunkBefore(standing: Standing, earlierGrowth: number, rules: TierRules): Standing {
  if (standing.earlier === null) return standing;
  const kept = Math.max(levelFor(earlierGrowth, rules), standing.earlier.baseLevel - rules.demoteMax, 1);
  const baseLevel = Math.min(standing.baseLevel, kept);
  const level = Math.min(standing.level, Math.max(baseLevel, levelFor(standing.growth, rules)));
  return { ...standing, baseLevel, level };
}

/** A level that she brought along: no refund takes her below it while the period lasts, which begins anew. */
export function brought(standing: Standing, level: number, at: EpochMs, rules: TierRules): Standing {
  if (standing.level >= level) return standing;
  return { ...standing, level, baseLevel: level, periodEnds: at + rules.keepDays * DAY_MS };
}

/** All periods that are over by `now`: she keeps what the period's growth is worth, or goes down by `demoteMax`. */
export function reEvaluated(standing: Standing, now: EpochMs, rules: TierRules): Standing {
  let current = standing;
  while (current.periodEnds <= now) {
    const { level, baseLevel, growth, periodStart, periodEnds } = current;
    const next = Math.max(levelFor(growth, rules), level - rules.demoteMax, 1);
    const until = periodEnds + rules.keepDays * DAY_MS;
    current = {
      ...{ level: next, baseLevel: next, growth: 0, periodStart: periodEnds, periodEnds: until },
      earlier: { start: periodStart, baseLevel },
    };
  }
  return current;
}
