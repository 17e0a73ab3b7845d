import { type Clock, DAY_MS, HOUR_MS, type MerchantId, type UnitOfWork } from '#kernel';
import type { EventLog } from './ports.ts';

/** Thirteen months: last year's season can still be compared with this one's; then it is deleted (PRV-08). */
const KEPT_MS = 396 * DAY_MS;
const ROWS_PER_STEP = 2_000;
/** 200,000 rows a turn: the writer is free again after each step, and a day has 24 turns. */
const STEPS_PER_TURN_MAX = 100;
export const SWEEP_EVERY_MS = HOUR_MS;

export type SweepBehaviour = (merchantId: MerchantId) => Promise<number>;

/**
 * Deletes what has been kept long enough, and what slipped in beside a switch-off. Any number of processes
 * may do it at once: each deletes what is still there.
 */
export function sweepBehaviour(unitOfWork: UnitOfWork, log: EventLog, clock: Clock): SweepBehaviour {
  return async (merchantId) => {
    const before = clock.now() - KEPT_MS;
    const refused = await inSteps((rowsMax) =>
      unitOfWork.run((tx) => log.sweepRefused(tx, merchantId, rowsMax)),
    );
    const old = await inSteps((rowsMax) =>
      unitOfWork.run((tx) => log.sweep(tx, merchantId, before, rowsMax)),
    );
    return refused + old;
  };
}

async function inSteps(deleteSome: (rowsMax: number) => Promise<number>): Promise<number> {
  let deleted = 0;
  for (let step = 0; step < STEPS_PER_TURN_MAX; step += 1) {
    const rows = await deleteSome(ROWS_PER_STEP);
    deleted += rows;
    if (rows < ROWS_PER_STEP) break;
  }
  return deleted;
}
