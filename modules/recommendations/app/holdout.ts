import { AppError, DAY_MS, type EpochMs } from '#kernel';
import type { Experiment } from '../domain/experiment.ts';

/** The standing comparison of those who keep the store's feed with all others: what the personal feed is worth. */
export const HOLDOUT_ID = 'holdout';
const DAYS = 28;

/** The last four weeks of it. Throws where nobody is held out, as in the demo. */
export function standingHoldout(permille: number, now: EpochMs): Experiment {
  if (permille === 0)
    throw new AppError('not_found', 'recommendations.nobody_held_out', '这里没有设对照组', {});
  return {
    ...{ id: HOLDOUT_ID, name: '对照组', question: 'ranking', primaryMetric: 'orders', days: DAYS, salt: '' },
    arms: [
      { name: 'holdout', permille, treatment: {} },
      { name: 'personal', permille: 1_000 - permille, treatment: {} },
    ],
    ...{ state: 'running', author: 'system', createdAt: 0, stoppedAt: null },
    ...{ startsAt: now - DAYS * DAY_MS, endsAt: now },
  };
}
