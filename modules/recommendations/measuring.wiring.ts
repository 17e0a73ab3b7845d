import type { ContainerModuleLoadOptions } from 'inversify';
import { READS } from '#db';
import type { Job } from '#feature';
import type { Route } from '#http';
import { CLOCK, IDS, SECOND_MS, token, UNIT_OF_WORK } from '#kernel';
import { AUDIT } from '#modules/access';
import { CATALOG } from '#modules/catalog';
import { reportExperiment } from './app/experiment-report.ts';
import { type ExperimentStore, type Experiments, experiments } from './app/experiments.ts';
import { FeedAnswers } from './app/feed-answers.ts';
import { FeedDays } from './app/feed-days.ts';
import { feedHistoryImport } from './app/feed-history-import.ts';
import type { MeasuringReads } from './app/measuring-reads.ts';
import { FeedPolicies } from './app/policy.ts';
import { recommenderHealth } from './app/recommender-health.ts';
import { sqlAnswerCounts } from './db/sql-answer-counts.ts';
import { sqlExperiments } from './db/sql-experiments.ts';
import { sqlMeasuring } from './db/sql-measuring.ts';
import { EXPOSURE_LOG, EXPOSURES } from './exposures.wiring.ts';
import { measuringRoutes } from './http/measuring-routes.ts';
import { FEED_HISTORY_IMPORT, RECOMMENDATION_SETTINGS } from './tokens.ts';

/** What another process started or stopped arrives within this time. */
const LOOK_EVERY_MS = 5 * SECOND_MS;
const COUNT_EVERY_MS = 5 * SECOND_MS;

export const POLICIES = token<FeedPolicies>('FeedPolicies');
export const FEED_ANSWERS = token<FeedAnswers>('FeedAnswers');
const EXPERIMENTS = token<Experiments>('Experiments');
export const MEASURING_JOBS = token<readonly Job[]>('MeasuringJobs');
export const MEASURING_ROUTES = token<readonly Route[]>('MeasuringRoutes');
const EXPERIMENT_STORE = token<ExperimentStore>('ExperimentStore');
const MEASURING_READS = token<MeasuringReads>('MeasuringReads');

export function bindMeasuring(bind: ContainerModuleLoadOptions['bind']): void {
  bind(POLICIES)
    .toResolvedValue(
      (clock, { holdoutPermille }) => new FeedPolicies(clock, holdoutPermille),
      [CLOCK, RECOMMENDATION_SETTINGS],
    )
    .inSingletonScope();
  bind(FEED_ANSWERS)
    .toResolvedValue(
      (unitOfWork, clock) => new FeedAnswers(unitOfWork, sqlAnswerCounts, clock),
      [UNIT_OF_WORK, CLOCK],
    )
    .inSingletonScope();
  bind(EXPERIMENT_STORE).toResolvedValue(sqlExperiments, [READS]).inSingletonScope();
  bind(MEASURING_READS).toResolvedValue(sqlMeasuring, [READS]).inSingletonScope();
  bind(FEED_HISTORY_IMPORT)
    .toResolvedValue(
      (exposures, store) => feedHistoryImport(exposures, sqlAnswerCounts, store),
      [EXPOSURE_LOG, EXPERIMENT_STORE],
    )
    .inSingletonScope();
  bind(EXPERIMENTS)
    .toResolvedValue(
      (unitOfWork, store, policies, audit, clock, ids) =>
        experiments({ unitOfWork, store, policies, audit, clock, ids }),
      [UNIT_OF_WORK, EXPERIMENT_STORE, POLICIES, AUDIT, CLOCK, IDS],
    )
    .inSingletonScope();
  bind(MEASURING_ROUTES)
    .toResolvedValue(
      (own, store, reads, catalog, exposures, clock, { holdoutPermille }) =>
        measuringRoutes(
          own,
          store,
          reportExperiment(store, reads, clock, holdoutPermille),
          recommenderHealth(new FeedDays(reads), reads, catalog, exposures, clock),
        ),
      [EXPERIMENTS, EXPERIMENT_STORE, MEASURING_READS, CATALOG, EXPOSURES, CLOCK, RECOMMENDATION_SETTINGS],
    )
    .inSingletonScope();
  bind(MEASURING_JOBS)
    .toResolvedValue(
      (own, answers) => [
        { name: 'recommendations.look_at_experiments', everyMs: LOOK_EVERY_MS, run: () => own.look() },
        { name: 'recommendations.count_answers', everyMs: COUNT_EVERY_MS, run: () => answers.flush() },
      ],
      [EXPERIMENTS, FEED_ANSWERS],
    )
    .inSingletonScope();
}
