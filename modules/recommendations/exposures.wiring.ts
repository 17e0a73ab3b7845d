import type { ContainerModuleLoadOptions } from 'inversify';
import { READS } from '#db';
import type { Engine, Job } from '#feature';
import {
  CLOCK,
  type Clock,
  DAY_MS,
  HOUR_MS,
  IDS,
  SECOND_MS,
  token,
  UNIT_OF_WORK,
  type UnitOfWork,
} from '#kernel';
import type { ExposureLog } from './app/exposure-log.ts';
import { ExposureBuffer } from './app/exposures.ts';
import { sqlExposureLog } from './db/sql-exposure-log.ts';

const FLUSH_EVERY_MS = SECOND_MS;
const SWEEP_EVERY_MS = HOUR_MS;
/** What is learned from them is learned within weeks. */
const KEPT_MS = 90 * DAY_MS;
const SWEPT_LISTS_MAX = 2_000;

export const EXPOSURE_LOG = token<ExposureLog>('ExposureLog');
export const EXPOSURES = token<ExposureBuffer>('Exposures');
export const EXPOSURE_JOBS = token<readonly Job[]>('ExposureJobs');

export function bindExposures(bind: ContainerModuleLoadOptions['bind']): void {
  bind(EXPOSURE_LOG).toResolvedValue(sqlExposureLog, [READS]).inSingletonScope();
  bind(EXPOSURES)
    .toResolvedValue(
      (log, unitOfWork, ids, clock) => new ExposureBuffer({ log, unitOfWork, ids, clock }),
      [EXPOSURE_LOG, UNIT_OF_WORK, IDS, CLOCK],
    )
    .inSingletonScope();
  bind(EXPOSURE_JOBS)
    .toResolvedValue(exposureJobs, [EXPOSURES, EXPOSURE_LOG, UNIT_OF_WORK, CLOCK])
    .inSingletonScope();
}

function exposureJobs(
  buffer: ExposureBuffer,
  log: ExposureLog,
  unitOfWork: UnitOfWork,
  clock: Clock,
): readonly Job[] {
  return [
    {
      name: 'recommendations.write_exposures',
      everyMs: FLUSH_EVERY_MS,
      run: async () => {
        await buffer.flush();
        await buffer.recount();
      },
    },
    {
      name: 'recommendations.sweep_exposures',
      everyMs: SWEEP_EVERY_MS,
      run: async () => {
        const before = clock.now() - KEPT_MS;
        let swept = SWEPT_LISTS_MAX;
        while (swept >= SWEPT_LISTS_MAX)
          swept = await unitOfWork.run((tx) => log.sweep(tx, before, SWEPT_LISTS_MAX));
      },
    },
  ];
}

/** What was shown in the last second before a stop is written too. */
export function exposureEngine(buffer: ExposureBuffer): Engine {
  return {
    name: 'exposures',
    start: () => buffer.recount(),
    isReady: () => true,
    stop: () => buffer.flush(),
  };
}
