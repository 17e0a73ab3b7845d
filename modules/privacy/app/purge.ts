import { type Clock, DAY_MS, type EpochMs, type Tx, type UnitOfWork } from '#kernel';
import { ANSWERS_KEPT_DAYS, EVENTS_KEPT_DAYS } from '../domain/retention.ts';

/** The writer is free again after each step. */
const ROWS_PER_STEP = 1_000;
/** 100,000 rows a turn, and a day has 24 turns. */
const STEPS_PER_TURN_MAX = 100;

/** What belongs to no module: events that were delivered, answers that were given. */
export interface PlatformRows {
  sweepDelivered(tx: Tx, before: EpochMs, rowsMax: number): Promise<number>;
  sweepAnswers(tx: Tx, before: EpochMs, rowsMax: number): Promise<number>;
}

export type Purge = () => Promise<number>;

/** Deletes what has been kept long enough (PRV-08), in small steps; modules do the same with their own tables. */
export function purge(unitOfWork: UnitOfWork, rows: PlatformRows, clock: Clock): Purge {
  const inSteps = async (sweep: (tx: Tx) => Promise<number>): Promise<number> => {
    let deleted = 0;
    for (let step = 0; step < STEPS_PER_TURN_MAX; step += 1) {
      const some = await unitOfWork.run(sweep);
      deleted += some;
      if (some < ROWS_PER_STEP) break;
    }
    return deleted;
  };
  return async () => {
    const daysAgo = (days: number) => clock.now() - days * DAY_MS;
    const events = await inSteps((tx) => rows.sweepDelivered(tx, daysAgo(EVENTS_KEPT_DAYS), ROWS_PER_STEP));
    return events + (await inSteps((tx) => rows.sweepAnswers(tx, daysAgo(ANSWERS_KEPT_DAYS), ROWS_PER_STEP)));
  };
}
