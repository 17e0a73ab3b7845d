import type { Sweep } from '#feature';
import type { Clock, UnitOfWork } from '#kernel';

/** The writer is free again after each step. */
const ROWS_PER_STEP = 1_000;
/** 100,000 rows of each kind a turn, and a day has 24 turns. */
const STEPS_PER_TURN_MAX = 100;

export type Purge = () => Promise<number>;

/** Deletes what has been kept long enough (PRV-08), in small steps, whichever module it belongs to. */
export function purge(unitOfWork: UnitOfWork, sweeps: readonly Sweep[], clock: Clock): Purge {
  return async () => {
    const now = clock.now();
    let deleted = 0;
    for (const { sweep } of sweeps)
      for (let step = 0; step < STEPS_PER_TURN_MAX; step += 1) {
        const some = await unitOfWork.run((tx) => sweep(tx, now, ROWS_PER_STEP));
        deleted += some;
        if (some < ROWS_PER_STEP) break;
      }
    return deleted;
  };
}
