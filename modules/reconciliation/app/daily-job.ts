import type { Job } from '#feature';
import { businessDay, type Clock, DAY_MS, type MerchantId, MINUTE_MS, type UnitOfWork } from '#kernel';
import type { TradeBills } from '#modules/payments';
import { DAYS_BACK_MAX, firstLookAt, type Run, startOf } from '../domain/run.ts';
import type { RunStore } from './ports.ts';

const LOOK_EVERY_MS = MINUTE_MS;
const RUNS_PER_ROUND_MAX = 10;

/** Opens yesterday for every provider, catches up on days when nobody was here, and carries on whatever is due. */
export function dailyJob(parts: {
  readonly unitOfWork: UnitOfWork;
  readonly runs: RunStore;
  readonly bills: TradeBills;
  readonly runDay: (run: Run) => Promise<void>;
  readonly repair: (merchantId: MerchantId) => Promise<void>;
  /** Whose accounts at the providers these are. */
  readonly merchantId: MerchantId;
  readonly clock: Clock;
}): Job {
  const { unitOfWork, runs, bills, merchantId, clock } = parts;

  /** Yesterday, and the days between the last one that was opened and it. */
  async function missingDays(provider: string): Promise<readonly string[]> {
    const yesterday = businessDay(clock.now() - DAY_MS);
    const latest = await runs.latestDay(merchantId, provider);
    if (latest === undefined) return [yesterday];
    const days = Math.round((startOf(yesterday) - startOf(latest)) / DAY_MS);
    return Array.from({ length: Math.max(0, Math.min(days, DAYS_BACK_MAX)) }, (_, n) =>
      businessDay(startOf(yesterday) - n * DAY_MS),
    );
  }

  return {
    name: 'reconciliation.daily',
    everyMs: LOOK_EVERY_MS,
    async run() {
      for (const provider of bills.offered) {
        const days = (await missingDays(provider)).filter((day) => firstLookAt(day) <= clock.now());
        if (days.length > 0) await unitOfWork.run((tx) => runs.open(tx, merchantId, provider, days));
      }
      for (const run of await runs.listDue(merchantId, clock.now(), RUNS_PER_ROUND_MAX))
        await parts.runDay(run);
      await parts.repair(merchantId);
    },
  };
}
